using System.Numerics;
using System.Runtime.InteropServices;

namespace NeuroChip.Devices.Wires;

/// <summary>
/// Currents of gated arrays (<see cref="WireTopology.SourceLine"/>), exactly and fast. Each output is a ladder of two lines, the supply fed at one
/// end and the output grounded at the other, and does not touch its neighbours; lanes of a register are outputs.
/// </summary>
/// <remarks>
/// From the fed end on, what lies behind is v = e + a·i + b·w and j = f + c·i + d·w, where v, i are voltage and current of the supply line and w, j
/// those of the output line, currents counted away from the fed end. A cell and a segment turn six such numbers into six others; a and d never become
/// positive, so that both divisions are by 1 or more, and a resistance of 0 is a perfect wire. At the far end i and w are 0, and f is the current.
/// </remarks>
sealed class GatedColumns
{
    readonly double[] _cells;
    readonly int _outputs, _inputs, _stride;
    readonly WireResistances _wires;

    /// <param name="cells">[outputs × inputs] in units of Gmax.</param>
    /// <param name="wires">In units of 1/Gmax.</param>
    public GatedColumns(Matrix cells, WireResistances wires)
    {
        var width = Vector<double>.Count;
        (_outputs, _inputs, _wires) = (cells.Rows, cells.Columns, wires);
        _stride = (_outputs + width - 1) / width * width;
        _cells = new double[_inputs * _stride];
        for (var output = 0; output < _outputs; output++)
        {
            for (var input = 0; input < _inputs; input++)
            {
                _cells[(input * _stride) + output] = cells[output, input];
            }
        }
    }

    /// <param name="inputs">1 for a closed switch, 0 for an open one.</param>
    public double[] Currents(ReadOnlySpan<double> inputs)
    {
        var currents = new double[_stride];
        for (var output = 0; output < _stride; output += Vector<double>.Count)
        {
            Current(inputs, output).CopyTo(currents, output);
        }

        return currents[.._outputs];
    }

    Vector<double> Current(ReadOnlySpan<double> inputs, int output)
    {
        var one = Vector<double>.One;
        Vector<double> e = one, a = new(-(_wires.InputTerminal + _wires.InputSegment)), b = default, f = default, c = default, d = default;
        Vector<double> supply = new(_wires.InputSegment), segment = new(_wires.OutputSegment), last = new(_wires.OutputSegment + _wires.OutputTerminal);
        ref var cells = ref MemoryMarshal.GetArrayDataReference(_cells);
        for (var input = 0; input < inputs.Length; input++)
        {
            var resistance = input == inputs.Length - 1 ? last : segment;
            if (inputs[input] != 0)
            {
                var g = Vector.LoadUnsafe(ref cells, (nuint)((input * _stride) + output));
                var k = one / (one - (a * g));
                b = k * (b - (a * g));
                (e, a) = (k * e, k * a);
                var through = (one + c) * g;
                (f, c, d) = (f + (through * e), c + (through * a), d + (through * (b - one)));
            }

            var h = one / (one - (d * resistance));
            (f, c, d) = (h * f, h * c, h * d);
            var drop = b * resistance;
            (e, a, b) = (e + (drop * f), a + (drop * c) - supply, b + (drop * d));
        }

        return f;
    }
}
