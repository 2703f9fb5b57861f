using NeuroChip.Devices.Wires;

namespace NeuroChip.Devices.Tests.Wires;

public class WireTransferTests
{
    static readonly WireResistances Wires = new() { InputSegment = 0.001, OutputSegment = 0.002, InputTerminal = 0.003, OutputTerminal = 0.004 };

    public static TheoryData<bool> Pairs => new() { false, true };

    static WiredArray Array(bool paired) => new(
        Samples.Conductances(9, 12), paired ? Samples.Conductances(9, 12, draw: 4) : null, WireTopology.InputDriven, Wires);

    // Linear cells on linear wires: what all inputs give is the sum of what each gives.
    [Theory]
    [MemberData(nameof(Pairs))]
    public void ExactTransfer_TimesInputs_IsTheSolution(bool paired)
    {
        var inputs = Samples.Inputs(12);

        Close(Array(paired).ExactTransfer().Multiply(inputs), Array(paired).Solve(inputs).Currents, 1e-10);
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void EstimateTransfer_TimesInputs_IsTheEstimate(bool paired)
    {
        var inputs = Samples.Inputs(12);

        Close(Array(paired).EstimateTransfer(1).Multiply(inputs), Array(paired).Estimate(inputs), 1e-10);
    }

    // Two cells of conductance 1, one output, segments of 0.01 on the output line, perfect supplies; no other input is active. Tap 0 lies behind
    // three segments of 0.01 less one: the taps are fed from the far end. With shunts of 0 the estimate is the cell itself.
    [Fact]
    public void EstimateTransfer_GatedAtRest_IsTheCell()
    {
        var array = new WiredArray(Samples.Conductances(3, 4), null, WireTopology.SourceLine, Wires);

        Close(array.EstimateTransfer(0).Values.ToArray(), Samples.Conductances(3, 4).Values.ToArray(), 1e-12);
    }

    static void Close(double[] found, double[] wanted, double tolerance)
    {
        for (var i = 0; i < wanted.Length; i++)
        {
            found[i].Should().BeApproximately(wanted[i], tolerance);
        }
    }
}
