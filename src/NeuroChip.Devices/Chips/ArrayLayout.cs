namespace NeuroChip.Devices.Chips;

/// <summary>Which physical line each line of an array of weights uses.</summary>
/// <param name="Outputs">[output lines] of the array, a reference line included.</param>
/// <param name="Inputs">[input lines].</param>
public sealed record ArrayLayout(int[] Outputs, int[] Inputs)
{
    public static ArrayLayout InOrder(int outputs, int inputs) => new([.. Enumerable.Range(0, outputs)], [.. Enumerable.Range(0, inputs)]);

    /// <summary>Number of a device within its array; the devices of a pair are neighbours.</summary>
    /// <param name="sign">0 for the positive device, 1 for the negative one.</param>
    public uint CellOf(int output, int input, int sign) => (2 * (((uint)Outputs[output] * (uint)Inputs.Length) + (uint)Inputs[input])) + (uint)sign;
}
