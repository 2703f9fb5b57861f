namespace NeuroChip.Devices.Chips;

/// <summary>Which physical line each line of an array of weights uses.</summary>
/// <param name="Outputs">[output lines] of the array, a reference line included; spare lines have the numbers behind the last of them.</param>
/// <param name="Inputs">[input lines].</param>
public sealed record ArrayLayout(int[] Outputs, int[] Inputs)
{
    public static ArrayLayout InOrder(int outputs, int inputs) => new([.. Enumerable.Range(0, outputs)], [.. Enumerable.Range(0, inputs)]);

    /// <summary>Number of a device within its array; the devices of a pair are neighbours.</summary>
    /// <param name="sign">0 for the positive device, 1 for the negative one.</param>
    public uint CellOf(int output, int input, int sign) => (2 * (((uint)Outputs[output] * (uint)Inputs.Length) + (uint)Inputs[input])) + (uint)sign;

    /// <summary>Output lines that stand on spare ones.</summary>
    public int Spares => Outputs.Count(line => line >= Outputs.Length);

    internal CellPlace PlaceOf(int array, int output, int input, int sign) => new(array, Outputs[output], Inputs[input], sign == 1);

    /// <summary>
    /// What wires do to an array whose lines stand where this says, back in the order of its weights. A line that was given up, or not needed, is
    /// cut off from its cells.
    /// </summary>
    /// <param name="lines">[output lines × inputs] in the order of the weights.</param>
    internal Matrix Placed(Matrix lines)
    {
        var placed = new Matrix(Math.Max(lines.Rows, Outputs.Max() + 1), lines.Columns);
        Each(lines, (output, input) => placed[Outputs[output], Inputs[input]] = lines[output, input]);
        return placed;
    }

    internal Matrix InOrder(Matrix placed)
    {
        var lines = new Matrix(Outputs.Length, Inputs.Length);
        Each(lines, (output, input) => lines[output, input] = placed[Outputs[output], Inputs[input]]);
        return lines;
    }

    static void Each(Matrix lines, Action<int, int> visit)
    {
        for (var output = 0; output < lines.Rows; output++)
        {
            for (var input = 0; input < lines.Columns; input++)
            {
                visit(output, input);
            }
        }
    }
}
