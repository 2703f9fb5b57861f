using NeuroChip.Devices.Energy;
using NeuroChip.Devices.Wires;

namespace NeuroChip.Devices.Tests.Energy;

public class EnergyTests
{
    // 40 µS at 0.2 V for 10 ns: 16 fJ.
    [Fact]
    public void Read_OneCell_IsTheWorkedExample()
    {
        var energy = new ArrayReadEnergy(Matrix.FromRows([[40e-6]]), 0.2, 10e-9);

        energy.BitSerial([1], 1).Should().ContainSingle().Which.Should().BeApproximately(16e-15, 1e-24);
        energy.Amplitude([1], 2).Should().BeApproximately(16e-15 / 9, 1e-24);
        energy.PulseWidth([1], 2).Should().BeApproximately(16e-15 / 3, 1e-24);
    }

    // Set bits cost the same wherever they stand.
    [Fact]
    public void BitSerial_ReversedBits_CostTheSame()
    {
        var energy = new ArrayReadEnergy(Samples.Conductances(4, 3), 1, 1);

        energy.BitSerial([0b0011, 0b0101, 0b1000], 4).Sum().Should().BeApproximately(energy.BitSerial([0b1100, 0b1010, 0b0001], 4).Sum(), 1e-12);
        energy.BitSerial([0, 0, 0], 4).Should().OnlyContain(e => e == 0);
    }

    [Fact]
    public void WithWires_SameVoltages_CostsLessThanWithout()
    {
        var cells = Samples.Conductances(8, 8);
        double[] inputs = [.. Samples.Inputs(8).Select(Math.Abs)];
        var solution = new WiredArray(cells, null, WireTopology.InputDriven, new WireResistances { InputSegment = 0.01, OutputSegment = 0.01 }).Solve(inputs);
        var (drivers, taken, wires) = ArrayReadEnergy.WithWires(solution, 1e-4, 0.2, 1e-8);
        var ideal = cells.Select((g, cell) => g * inputs[cell % 8] * inputs[cell % 8]).Values.ToArray().Sum() * 1e-4 * 0.04 * 1e-8;

        drivers.Should().BeLessThan(ideal).And.BeApproximately(taken + wires, 1e-24);
        wires.Should().BePositive();
    }

    // 1.6 V, 50 ns, 5 µS: 0.64 pJ a pulse; 0.9 V, 100 µs, 40 µS: 3.24 nJ.
    [Theory]
    [InlineData(1.6, 50e-9, 5e-6, 0.64e-12)]
    [InlineData(0.9, 100e-6, 40e-6, 3.24e-9)]
    public void Write_OnePulse_IsTheWorkedExample(double volts, double seconds, double siemens, double joules) =>
        new CellWriteEnergy(volts, seconds).Cell(siemens, siemens, 1).Should().BeApproximately(joules, 1e-6 * joules);

    [Fact]
    public void Energy_NonsenseParameters_AreDiagnosed()
    {
        Rejects.With("NC1050", () => new ArrayReadEnergy(Matrix.FromRows([[-1.0]]), 1, 1));
        Rejects.With("NC1050", () => new CellWriteEnergy(1, -1));
        Rejects.With("NC1053", () => new ArrayReadEnergy(Matrix.FromRows([[1.0]]), 1, 1).PulseWidth([1, 2], 4));
    }
}
