using NeuroChip.Core.Hardware;
using NeuroChip.Devices.Chips;

namespace NeuroChip.Devices.Tests.Chips;

public class CellAgeingTests
{
    static readonly CellAddress Here = new(1, 0, 0);
    static readonly ManufacturedCell Cell = new(0.025, 1, null);

    // ν = 0.1, ten times t0: 10^−0.1 = 0.7943 of what was; never below the device's own lowest conductance.
    [Theory]
    [InlineData(0.5, 0.397164)]
    [InlineData(0.026, 0.025)]
    public void Age_PowerLaw_HandWorked(double before, double after)
    {
        var device = TestChip.Device with { Retention = RetentionKind.PowerLaw, DriftExponent = 0.1, DriftReferenceSeconds = 20 };

        new CellAgeing(device, 200).Age(before, Cell, Here).Should().BeApproximately(after, 1e-6);
        new CellAgeing(device, 0).Age(before, Cell, Here).Should().Be(before);
    }

    // Mean 0.0890 µS per unit of ln t downwards and 0.0420 ln t + 0.4118 µS of spread (Falcone et al. 2025); a day is ln t = 11.367.
    [Fact]
    public void Age_CmoHfox_Moments()
    {
        var device = TestChip.Device with { MinSiemens = 9e-6, MaxSiemens = 88.2e-6, Retention = RetentionKind.CmoHfox2025 };
        var ageing = new CellAgeing(device, 86_400);
        var values = Enumerable.Range(0, 20_000).Select(cell => ageing.Age(0.5, Cell, new CellAddress(1, 0, (uint)cell)) * 88.2).ToArray();

        var mean = values.Average();
        var deviation = Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
        mean.Should().BeApproximately(44.1 - 1.0117, 5 * 0.889 / Math.Sqrt(20_000));
        deviation.Should().BeApproximately(0.8894, 0.02);
    }
}
