using NeuroChip.Core.Hardware;
using NeuroChip.Devices.Chips;

namespace NeuroChip.Devices.Tests.Chips;

public class PulseWriterTests
{
    static readonly CellAddress Here = new(1, 0, 0);

    static readonly DeviceSpec Straight = TestChip.Device with
    {
        MinSiemens = 0,
        MaxSiemens = 10e-6,
        PulseLaw = PulseLawKind.SaturatingExponential,
        PulsesUp = 100,
        PulsesDown = 100,
        WriteVerify = true,
        VerifyTolerance = 0.004,
        PulseVoltsUp = 2,
        PulseSecondsUp = 1e-6,
    };

    // A straight device of 100 pulses reaches half of its range after 50. Energy: Σ 4 V² · (G_k + G_k+1)/2 · 1 µs = 4e-6 · Σ (k + 0.5)·0.1 µS
    // over k = 0 … 49 = 4e-6 · 125e-6 J = 0.5 nJ.
    [Fact]
    public void Write_HandWorked_StraightDevice()
    {
        var written = new PulseWriter(Straight).Write(new ManufacturedCell(0, 1, null), 0.5, Here);

        written.Pulses.Should().Be(50);
        written.Converged.Should().BeTrue();
        written.Conductance.Should().BeApproximately(0.5, 1e-9);
        written.Joules.Should().BeApproximately(0.5e-9, 1e-18);
    }

    [Fact]
    public void Write_WornOut_IsGivenUp()
    {
        var written = new PulseWriter(Straight with { Endurance = 20 }).Write(new ManufacturedCell(0, 1, null), 0.5, Here);

        written.Converged.Should().BeFalse();
        written.Pulses.Should().Be(20);
    }

    [Fact]
    public void Write_NoisyPulses_Converge()
    {
        var writer = new PulseWriter(Straight with { CycleToCycle = 0.03, VerifyTolerance = 0.02 });
        var reversals = 0;
        for (uint cell = 0; cell < 200; cell++)
        {
            var written = writer.Write(new ManufacturedCell(0, 1, null), 0.6, new CellAddress(1, 0, cell));
            written.Converged.Should().BeTrue();
            written.Conductance.Should().BeInRange(0.58, 0.62);
            reversals += written.Reversals;
        }

        reversals.Should().BePositive();
    }
}
