using System.Text.Json;
using NeuroChip.Core.Runs;

namespace NeuroChip.Verification.Kinds;

/// <summary>Fields that neuron traces and networks have in common.</summary>
static class VectorFields
{
    const int MostSteps = 10_000_000;

    /// <summary>The number of steps of the file.</summary>
    public static int Steps(this JsonElement root)
    {
        var steps = root.Int("steps");
        return steps is >= 0 and <= MostSteps ? steps : throw new VectorFormatException($"'steps' is {steps}; allowed are 0 to {MostSteps}");
    }

    /// <summary>A number, or a list of numbers.</summary>
    public static int[] OneOrMore(this JsonElement element, string name) =>
        element.Field(name) is { ValueKind: JsonValueKind.Array } list ? list.Ints() : [element.Int(name)];

    /// <summary>A signal from the (element, value) pairs of every step, in any order.</summary>
    /// <param name="size">Elements of the signal.</param>
    public static EncodedSample Encode(string name, int size, IReadOnlyList<(int Element, int Value)[]> steps)
    {
        var starts = new int[steps.Count + 1];
        var elements = new List<int>();
        var values = new List<int>();
        for (var step = 0; step < steps.Count; step++)
        {
            var previous = -1;
            foreach (var (element, value) in steps[step].OrderBy(pair => pair.Element))
            {
                if ((uint)element >= (uint)size || element == previous)
                {
                    var problem = element == previous ? "occurs twice" : $"is outside 0 … {size - 1}";
                    throw new VectorFormatException($"'{name}', step {step}: unit {element} {problem}");
                }

                previous = element;
                elements.Add(element);
                values.Add(value);
            }

            starts[step + 1] = elements.Count;
        }

        return new EncodedSample(starts, [.. elements], values.All(value => value == 1) ? [] : [.. values]);
    }
}
