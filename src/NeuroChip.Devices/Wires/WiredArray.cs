using NeuroChip.Core.Diagnostics.Codes;

namespace NeuroChip.Devices.Wires;

/// <summary>An array of cells on resistive wires. Read by one thread at a time.</summary>
public sealed class WiredArray
{
    readonly Matrix _positive;
    readonly Matrix? _negative;
    readonly WireTopology _topology;
    readonly WireResistances _wires;

    // The lines of an input-driven array do not depend on the inputs.
    readonly Lazy<(Ladder Outputs, Ladder Positive, Ladder? Negative)> _lines;
    readonly Lazy<LeadingMode?> _mode;
    readonly Lazy<GatedColumns?> _gated;

    /// <param name="positive">[outputs × inputs] conductances in units of Gmax.</param>
    /// <param name="negative">Cells that share the output taps and are driven at the opposite voltage; null for none.</param>
    /// <param name="wires">In units of 1/Gmax.</param>
    public WiredArray(Matrix positive, Matrix? negative, WireTopology topology, WireResistances wires)
    {
        if (negative is not null)
        {
            Require.SameSize(negative.Rows, positive.Rows, "output lines of interleaved cells");
            Require.SameSize(negative.Columns, positive.Columns, "inputs of interleaved cells");
        }

        (_positive, _negative, _topology, _wires) = (positive, negative, topology, wires);
        _lines = new(() => (Outputs(positive, negative), Supply(positive), negative is null ? null : Supply(negative)));
        _gated = new(() => topology == WireTopology.SourceLine && negative is null ? new GatedColumns(positive, wires) : null);
        _mode = new(() => topology == WireTopology.InputDriven ? Network(new double[positive.Columns]).FindMode() : null);
    }

    /// <summary>Current of every output per volt at every input, each input solved exactly by itself. Lines at rest are at 0 V.</summary>
    /// <returns>[outputs × inputs] in units of Gmax.</returns>
    public Matrix ExactTransfer()
    {
        var transfer = new Matrix(_positive.Rows, _positive.Columns);
        var inputs = new double[_positive.Columns];
        for (var input = 0; input < inputs.Length; input++)
        {
            inputs[input] = 1;
            var currents = Solve(inputs).Currents;
            inputs[input] = 0;
            for (var output = 0; output < currents.Length; output++)
            {
                transfer[output, input] = currents[output];
            }
        }

        return transfer;
    }

    /// <summary>
    /// The same by an estimate: what reaches the output taps times what of it leaves, and the leading mode of what acts back. Of gated arrays, whose
    /// currents are no linear function of the inputs, the current of an input while others are active.
    /// </summary>
    /// <param name="activity">Gated arrays: share of the inputs that are active, 0…1.</param>
    public Matrix EstimateTransfer(double activity)
    {
        var load = _topology == WireTopology.SourceLine ? activity : 1;
        var shunts = _positive.Select(g => g * load);
        var negativeShunts = _negative?.Select(g => g * load);
        var outputs = Outputs(shunts, negativeShunts);
        var total = negativeShunts is null ? shunts : shunts.Select((g, cell) => g + negativeShunts.Values[cell]);
        var arriving = outputs.Inject(total.Values).ToArray();
        var driven = _positive.Select(g => g);
        Scale(driven, Supply(shunts), 1);
        if (_negative is not null)
        {
            var minus = _negative.Select(g => g);
            Scale(minus, Supply(negativeShunts!), -1);
            driven = driven.Select((current, cell) => current + minus.Values[cell]);
        }

        var transfer = driven.Select((current, cell) => current * (1 - arriving[cell]));
        _mode.Value?.AddTo(transfer, driven, outputs);
        return transfer;
    }

    // Times the voltage of the supply tap of every cell when all lines are driven.
    static void Scale(Matrix cells, Ladder supply, double voltage)
    {
        var sources = new double[supply.Lines];
        Array.Fill(sources, voltage);
        var taps = supply.Drive(sources);
        for (var cell = 0; cell < taps.Length; cell++)
        {
            cells.Values[cell] *= taps[cell];
        }
    }

    /// <summary>Kirchhoff's laws at every tap, to a relative residual of 1e-13.</summary>
    /// <param name="inputs">One value an input line; 0 or 1 with <see cref="WireTopology.SourceLine"/>.</param>
    /// <exception cref="Core.Diagnostics.InputErrorException">NC1054: a gated input that is neither. NC1055: no convergence.</exception>
    public WireSolution Solve(ReadOnlySpan<double> inputs) => Network(inputs).Solve();

    /// <summary>
    /// Currents by one sweep: along the supply lines as if the outputs stayed at 0 V, then along the output lines. That neglects how the rise of the
    /// outputs relieves the supply lines. Of an input-driven array the largest part of this, the leading mode, is added; it is found once an array.
    /// <see cref="EstimateError"/> says what remains: small where the drop is a correction, and of no use where wires resist as much as cells.
    /// </summary>
    /// <remarks>Gated arrays without interleaved cells need no estimate: their outputs are ladders, which one pass solves exactly.</remarks>
    public double[] Estimate(ReadOnlySpan<double> inputs)
    {
        if (_gated.Value is not { } columns)
        {
            return Network(inputs).Estimate(_mode.Value);
        }

        Require.SameSize(inputs.Length, _positive.Columns, "inputs of an array");
        RequireSwitching(inputs);
        return columns.Currents(inputs);
    }

    /// <summary>Largest difference of <see cref="Estimate"/> from <see cref="Solve"/>, relative to the largest current.</summary>
    public double EstimateError(ReadOnlySpan<double> inputs)
    {
        var exact = Solve(inputs).Currents;
        var largest = exact.Max(Math.Abs);
        return largest == 0 ? 0 : exact.Zip(Estimate(inputs), (a, b) => Math.Abs(a - b)).Max() / largest;
    }

    WireNetwork Network(ReadOnlySpan<double> inputs)
    {
        Require.SameSize(inputs.Length, _positive.Columns, "inputs of an array");
        return _topology == WireTopology.SourceLine ? Gated(inputs.ToArray()) : Driven(inputs.ToArray());
    }

    WireNetwork Driven(double[] inputs)
    {
        var (outputs, positive, negative) = _lines.Value;
        var plus = new CellGroup(_positive, positive, inputs);
        return new WireNetwork(outputs, plus, negative is null ? null : new CellGroup(_negative!, negative, Array.ConvertAll(inputs, x => -x)));
    }

    WireNetwork Gated(double[] inputs)
    {
        RequireSwitching(inputs);
        var plus = SwitchedGroup(_positive, inputs, 1);
        var minus = _negative is null ? null : SwitchedGroup(_negative, inputs, -1);
        return new WireNetwork(Outputs(plus.Conductances, minus?.Conductances), plus, minus);
    }

    static void RequireSwitching(ReadOnlySpan<double> inputs)
    {
        foreach (var input in inputs)
        {
            if (input is not (0 or 1))
            {
                throw Require.Error(DeviceCodes.NotSwitching, $"an input of a gated array is {input}; it must be 0 or 1.");
            }
        }
    }

    CellGroup SwitchedGroup(Matrix cells, double[] inputs, double voltage)
    {
        var closed = Switched(cells, inputs);
        var sources = new double[closed.Rows];
        Array.Fill(sources, voltage);
        return new CellGroup(closed, Supply(closed), sources);
    }

    static Matrix Switched(Matrix cells, double[] inputs) => cells.Select((g, cell) => g * inputs[cell % inputs.Length]);

    Ladder Supply(Matrix cells) => new(
        cells.Rows,
        cells.Columns,
        _topology == WireTopology.SourceLine ? LadderDirection.Right : LadderDirection.Down,
        _wires.InputTerminal + _wires.InputSegment,
        _wires.InputSegment,
        cells.Values);

    Ladder Outputs(Matrix positive, Matrix? negative)
    {
        var shunts = negative is null ? positive : positive.Select((g, cell) => g + negative.Values[cell]);
        return new Ladder(
            positive.Rows, positive.Columns, LadderDirection.Left, _wires.OutputTerminal + _wires.OutputSegment, _wires.OutputSegment, shunts.Values);
    }
}
