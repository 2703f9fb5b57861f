using NeuroChip.Core.Hardware;
using NeuroChip.Core.Random;
using NeuroChip.Devices.Mapping;
using NeuroChip.Devices.Wires;

namespace NeuroChip.Devices.Chips;

/// <summary>Access transistors and wires of arrays: the conductances that inputs and outputs see through them.</summary>
sealed class ArrayWires(DeviceSpec device, ulong chipSeed)
{
    readonly WireResistances _wires = new WireResistances
    {
        InputSegment = device.WireOhms,
        OutputSegment = device.WireOhms,
        InputTerminal = device.TerminalOhms,
        OutputTerminal = device.TerminalOhms,
    }.RelativeTo(1 / device.MaxSiemens);

    readonly double _access = device.AccessOhms * device.MaxSiemens;

    /// <returns>The array as its periphery sees it, and the largest error of its output currents against an exact solution, relative to the largest.</returns>
    public (CellArray Seen, double Error) Apply(CellArray array)
    {
        var positive = array.Positive.Select(BehindAccess);
        var negative = array.Negative?.Select(BehindAccess);
        if (device.Supply == CellSupply.Interleaved && negative is not null)
        {
            var (both, error) = Transfer(positive, negative, array.Number);
            return (array with { Positive = both, Negative = null }, error);
        }

        var (plus, plusError) = Transfer(positive, null, array.Number);
        if (negative is null)
        {
            return (array with { Positive = plus }, plusError);
        }

        var (minus, minusError) = Transfer(negative, null, array.Number);
        return (array with { Positive = plus, Negative = minus }, Math.Max(plusError, minusError));
    }

    double BehindAccess(double g) => g / (1 + (g * _access));

    (Matrix Transfer, double Error) Transfer(Matrix positive, Matrix? negative, int number)
    {
        var topology = device.Supply == CellSupply.SourceLine ? WireTopology.SourceLine : WireTopology.InputDriven;
        var array = new WiredArray(positive, negative, topology, _wires);
        if (device.WireSolver == WireSolver.Exact)
        {
            return (array.ExactTransfer(), 0);
        }

        var transfer = array.EstimateTransfer(device.WireActivity);
        return (transfer, Error(array, transfer, Inputs(positive.Columns, number)));
    }

    // Lines that are driven independently of one another: all of them is the hardest case. Gated lines: a draw at the activity that is assumed.
    double[] Inputs(int count, int number)
    {
        var inputs = new double[count];
        for (var input = 0; input < count; input++)
        {
            var active = device.Supply != CellSupply.SourceLine
                || Philox.Uniform(chipSeed, RandomStream.WireSample, (uint)input, (uint)number) < device.WireActivity;
            inputs[input] = active ? 1 : 0;
        }

        return inputs;
    }

    static double Error(WiredArray array, Matrix transfer, double[] inputs)
    {
        var exact = array.Solve(inputs).Currents;
        var fast = transfer.Multiply(inputs);
        var (worst, largest) = (0.0, 0.0);
        for (var output = 0; output < exact.Length; output++)
        {
            worst = Math.Max(worst, Math.Abs(fast[output] - exact[output]));
            largest = Math.Max(largest, Math.Abs(exact[output]));
        }

        return largest > 0 ? worst / largest : 0;
    }
}
