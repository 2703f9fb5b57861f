using System.Diagnostics;
using NeuroChip.Devices.Wires;

namespace NeuroChip.Devices.Tests.Wires;

public class WiredArrayTests
{
    static WireResistances Segments(double input, double output) => new() { InputSegment = input, OutputSegment = output };

    // Published checks of 2×2 arrays.
    [Theory]
    [InlineData(WireTopology.InputDriven, 1.91409726, 1.89560269)]
    [InlineData(WireTopology.SourceLine, 1.90476190, 1.90476190)]
    public void Solve_TwoByTwoAllOn_GivesThePrintedCurrents(WireTopology topology, double first, double second)
    {
        var currents = new WiredArray(Matrix.FromRows([[1, 1], [1, 1]]), null, topology, Segments(0.01, 0.01)).Solve([1, 1]).Currents;

        currents[0].Should().BeApproximately(first, 5e-9);
        currents[1].Should().BeApproximately(second, 5e-9);
    }

    [Theory]
    [InlineData(WireTopology.InputDriven, 0.5, 1.19434531, 0.56778527)]
    [InlineData(WireTopology.SourceLine, 1.0, 1.42180095, 1.04638036)]
    public void Solve_TwoByTwoMixed_GivesThePrintedCurrents(WireTopology topology, double secondInput, double first, double second)
    {
        var currents = new WiredArray(Matrix.FromRows([[1, 0.5], [0.1, 1]]), null, topology, Segments(0.02, 0.01)).Solve([1, secondInput]).Currents;

        currents[0].Should().BeApproximately(first, 5e-9);
        currents[1].Should().BeApproximately(second, 5e-9);
    }

    // One cell of 1 behind 0.1 + 0.2 and before 0.3 + 0.4: a series of 2 ohms.
    [Fact]
    public void Solve_OneCell_IsASeriesCircuit()
    {
        var wires = new WireResistances { InputSegment = 0.1, InputTerminal = 0.2, OutputSegment = 0.3, OutputTerminal = 0.4 };
        var solution = new WiredArray(Matrix.FromRows([[1]]), null, WireTopology.InputDriven, wires).Solve([1]);

        solution.Currents[0].Should().BeApproximately(0.5, 1e-14);
        solution.CellVoltages[0, 0].Should().BeApproximately(0.5, 1e-14);
        solution.DriverPower.Should().BeApproximately(0.5, 1e-14);
        solution.CellPower.Should().BeApproximately(0.25, 1e-14);
    }

    public static TheoryData<WireTopology, bool, double, double> Networks => new()
    {
        { WireTopology.InputDriven, false, 1e-3, 2e-3 },
        { WireTopology.InputDriven, true, 1e-3, 2e-3 },
        { WireTopology.SourceLine, false, 1e-3, 2e-3 },
        { WireTopology.SourceLine, true, 1e-3, 2e-3 },
        { WireTopology.InputDriven, false, 0.5, 0.5 },
        { WireTopology.InputDriven, true, 0, 0.1 },
        { WireTopology.InputDriven, false, 0.1, 0 },
        { WireTopology.SourceLine, true, 0.5, 0.2 },
        { WireTopology.InputDriven, true, 10, 10 },
        { WireTopology.SourceLine, false, 10, 10 },
    };

    // Not by the solver's own arithmetic: all taps in one dense system, by elimination with pivots.
    [Theory]
    [MemberData(nameof(Networks))]
    public void Solve_SmallArray_AgreesWithDenseElimination(WireTopology topology, bool interleaved, double input, double output)
    {
        var wires = new WireResistances { InputSegment = input, OutputSegment = output, InputTerminal = input, OutputTerminal = 3 * output };
        Matrix positive = Samples.Conductances(4, 6), negative = Samples.Conductances(4, 6, 0.1, 5);
        double[] inputs = topology == WireTopology.SourceLine ? [1, 0, 1, 1, 0, 1] : Samples.Inputs(6);

        var found = new WiredArray(positive, interleaved ? negative : null, topology, wires).Solve(inputs).Currents;
        var expected = DenseNetwork.Solve(positive, interleaved ? negative : null, topology, wires, inputs);

        found.Zip(expected, (a, b) => Math.Abs(a - b)).Max().Should().BeLessThan(1e-9);
    }

    [Theory]
    [InlineData(WireTopology.InputDriven)]
    [InlineData(WireTopology.SourceLine)]
    public void Solve_PerfectWires_IsTheIdealProduct(WireTopology topology)
    {
        var cells = Samples.Conductances(9, 7);
        double[] inputs = [1, 0, 1, 1, 1, 0, 1];

        new WiredArray(cells, null, topology, Segments(0, 0)).Solve(inputs).Currents
            .Zip(cells.Multiply(inputs), (a, b) => Math.Abs(a - b)).Max().Should().BeLessThan(1e-14);
        new WiredArray(cells, null, topology, Segments(1e-12, 1e-12)).Solve(inputs).Currents
            .Zip(cells.Multiply(inputs), (a, b) => Math.Abs(a - b)).Max().Should().BeLessThan(1e-9);
    }

    // What leaves the drivers, by the first segment of every input line, arrives at the outputs.
    [Fact]
    public void Solve_InputDriven_ConservesCurrent()
    {
        var cells = Samples.Conductances(20, 30);
        var inputs = Samples.Inputs(30);
        var solution = new WiredArray(cells, null, WireTopology.InputDriven, Segments(0.01, 0.02)).Solve(inputs);
        var cellCurrents = cells.Select((g, cell) => g * solution.CellVoltages.Values[cell]);

        solution.Currents.Sum().Should().BeApproximately(cellCurrents.Values.ToArray().Sum(), 1e-10);
        (solution.DriverPower - solution.CellPower).Should().BePositive();
    }

    [Fact]
    public void Solve_DoubledInputs_DoublesTheCurrents()
    {
        var array = new WiredArray(Samples.Conductances(12, 10), null, WireTopology.InputDriven, Segments(0.01, 0.01));
        var inputs = Samples.Inputs(10);

        array.Solve([.. inputs.Select(x => 2 * x)]).Currents
            .Zip(array.Solve(inputs).Currents, (a, b) => Math.Abs(a - (2 * b))).Max().Should().BeLessThan(1e-12);
    }

    [Fact]
    public void Solve_AllInputsOn_LosesMoreWithMoreResistance()
    {
        var cells = Samples.Conductances(16, 16);
        double[] inputs = [.. Enumerable.Repeat(1.0, 16)];
        var ideal = cells.Multiply(inputs);
        var last = ideal.Sum();

        foreach (var resistance in new[] { 1e-4, 1e-3, 1e-2, 1e-1 })
        {
            var currents = new WiredArray(cells, null, WireTopology.InputDriven, Segments(resistance, resistance)).Solve(inputs).Currents;
            currents.Zip(ideal, (a, b) => b - a).Min().Should().BePositive();
            currents.Sum().Should().BeLessThan(last);
            last = currents.Sum();
        }
    }

    // Position matters with wires: the same rows in another order give other currents.
    [Fact]
    public void Solve_PermutedOutputs_DoNotPermuteTheCurrents()
    {
        Matrix cells = Samples.Conductances(2, 8), swapped = Matrix.FromRows([cells.Row(1).ToArray(), cells.Row(0).ToArray()]);
        var inputs = Samples.Inputs(8);
        var wires = Segments(0.01, 0.01);

        var straight = new WiredArray(cells, null, WireTopology.InputDriven, wires).Solve(inputs).Currents;
        var turned = new WiredArray(swapped, null, WireTopology.InputDriven, wires).Solve(inputs).Currents;
        Math.Abs(straight[0] - turned[1]).Should().BeGreaterThan(1e-6);
    }

    // Second order: ten times less wire, about a hundred times less error.
    [Fact]
    public void EstimateError_LessResistance_FallsWithItsSquare()
    {
        var cells = Samples.Conductances(32, 32);
        double[] inputs = [.. Enumerable.Repeat(1.0, 32)];
        double Error(double resistance) => new WiredArray(cells, null, WireTopology.InputDriven, Segments(resistance, resistance)).EstimateError(inputs);

        (Error(1e-5) / Error(1e-4)).Should().BeApproximately(0.01, 0.002);
        Error(1e-4).Should().BeLessThan(1e-2);
        new WiredArray(cells, null, WireTopology.InputDriven, Segments(0, 0)).EstimateError(inputs).Should().BeLessThan(1e-15);
    }

    // 256 × 256 cells of 25 kΩ on segments of 2 Ω lose about half of their current.
    [Fact]
    public void Estimate_LargeArray_KeepsALargeDropWithinThreePercent()
    {
        var array = new WiredArray(Samples.Conductances(256, 256), null, WireTopology.InputDriven, Segments(2 / 25e3, 2 / 25e3));

        array.EstimateError([.. Enumerable.Repeat(1.0, 256)]).Should().BeLessThan(0.03);
    }

    [Fact]
    public void Solve_LargeArray_TakesLessThanASecond()
    {
        var cells = Samples.Conductances(256, 256);
        double[] inputs = [.. Enumerable.Repeat(1.0, 256)];
        var fastest = Enumerable.Range(0, 3).Min(_ =>
        {
            var clock = Stopwatch.StartNew();
            new WiredArray(cells, null, WireTopology.InputDriven, Segments(2 / 25e3, 2 / 25e3)).Solve(inputs);
            return clock.Elapsed;
        });

        fastest.Should().BeLessThan(TimeSpan.FromSeconds(1));
    }

    // Wires that resist far more than cells.
    [Fact]
    public void Solve_WiresResistMoreThanCells_ConservesPower()
    {
        var solution = new WiredArray(Samples.Conductances(24, 24), null, WireTopology.InputDriven, Segments(10, 10)).Solve(Samples.Inputs(24));

        solution.DriverPower.Should().BeGreaterThan(solution.CellPower);
        solution.Currents.Should().OnlyContain(current => double.IsFinite(current));
    }

    [Fact]
    public void Solve_NonsenseParameters_AreDiagnosed()
    {
        var cells = Samples.Conductances(2, 2);

        Rejects.With("NC1050", () => Segments(-1, 0));
        Rejects.With("NC1050", () => Segments(0, double.NaN));
        Rejects.With("NC1050", () => Segments(1, 1).RelativeTo(0));
        Rejects.With("NC1054", () => new WiredArray(cells, null, WireTopology.SourceLine, Segments(1, 1)).Solve([1, 0.5]));
        Rejects.With("NC1054", () => new WiredArray(cells, null, WireTopology.SourceLine, Segments(1, 1)).Solve([1, double.NaN]));
        Rejects.With("NC1053", () => new WiredArray(cells, null, WireTopology.InputDriven, Segments(1, 1)).Solve([1]));
        Rejects.With("NC1053", () => new WiredArray(cells, Samples.Conductances(3, 2), WireTopology.InputDriven, Segments(1, 1)));
    }
}
