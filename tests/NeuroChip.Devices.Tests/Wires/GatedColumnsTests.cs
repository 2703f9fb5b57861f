using NeuroChip.Devices.Wires;

namespace NeuroChip.Devices.Tests.Wires;

public class GatedColumnsTests
{
    // The two-by-two checks of the literature for gated arrays: all cells at Gmax, segments of 0.01; and g = [[1, 0.5], [0.1, 1]] with 0.02 and 0.01.
    [Fact]
    public void Currents_PublishedCases()
    {
        var same = new GatedColumns(Matrix.FromRows([[1, 1], [1, 1]]), Wires(0.01, 0.01, 0)).Currents([1, 1]);
        same[0].Should().BeApproximately(1.90476190, 1e-8);
        same[1].Should().BeApproximately(1.90476190, 1e-8);

        var mixed = new GatedColumns(Matrix.FromRows([[1, 0.5], [0.1, 1]]), Wires(0.02, 0.01, 0)).Currents([1, 1]);
        mixed[0].Should().BeApproximately(1.42180095, 1e-8);
        mixed[1].Should().BeApproximately(1.04638036, 1e-8);
    }

    // Against Kirchhoff's laws at every tap, from perfect wires to such as resist more than cells; sizes that fill no register.
    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(1e-4, 1e-4, 0)]
    [InlineData(0.01, 0.02, 0.05)]
    [InlineData(3, 2, 1)]
    public void Currents_AreThoseOfTheExactSolution(double supply, double output, double terminal)
    {
        var cells = Samples.Conductances(13, 17);
        double[] inputs = [.. Enumerable.Range(0, 17).Select(input => input % 3 == 1 ? 0.0 : 1)];
        var wires = Wires(supply, output, terminal);

        var fast = new GatedColumns(cells, wires).Currents(inputs);

        var exact = new WiredArray(cells, null, WireTopology.SourceLine, wires).Solve(inputs).Currents;
        for (var line = 0; line < exact.Length; line++)
        {
            fast[line].Should().BeApproximately(exact[line], 1e-10 * exact.Max());
        }
    }

    static WireResistances Wires(double supply, double output, double terminal) => new()
    {
        InputSegment = supply,
        OutputSegment = output,
        InputTerminal = terminal,
        OutputTerminal = terminal,
    };
}
