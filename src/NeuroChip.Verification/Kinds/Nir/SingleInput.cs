using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace NeuroChip.Verification.Kinds.Nir;

/// <summary>
/// The signal of a vector's one input element: <c>input_spike_steps</c>, or the sentence in <c>input</c>: "constant 0", "1 for steps
/// 0-9, then 0", or "as lif_toy" (that of another file in the same folder).
/// </summary>
static partial class SingleInput
{
    public static FixedSample Read(VectorFile file, int steps)
    {
        var values = file.Has("input_spike_steps") ? AtSteps(file.Root, steps) : FromSentence(file, steps);
        return FixedSample.OfFrames([.. values.Select(value => new[] { value })]);
    }

    static int[] AtSteps(JsonElement root, int steps)
    {
        var values = new int[steps];
        foreach (var step in root.Ints("input_spike_steps"))
        {
            values[step >= 0 && step < steps ? step : throw new VectorFormatException($"input spike step {step} is not in 0…{steps - 1}")] = 1;
        }

        return values;
    }

    static int[] FromSentence(VectorFile file, int steps)
    {
        var sentence = file.Root.String("input");
        if (Constant().Match(sentence) is { Success: true } constant)
        {
            return [.. Enumerable.Repeat(Number(constant, 1), steps)];
        }

        if (Pulse().Match(sentence) is { Success: true } pulse)
        {
            var (first, last) = (Number(pulse, 2), Number(pulse, 3));
            return [.. Enumerable.Range(0, steps).Select(step => Number(pulse, step >= first && step <= last ? 1 : 4))];
        }

        return As().Match(sentence) is { Success: true } other
            ? AtSteps(VectorFile.Read(Path.Combine(Path.GetDirectoryName(file.Path) ?? "", other.Groups[1].Value + ".json")).Root, steps)
            : throw new VectorFormatException($"input '{sentence}' is not understood");
    }

    static int Number(Match match, int group) =>
        int.TryParse(match.Groups[group].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new VectorFormatException($"'{match.Groups[group].Value}' is not an integer of 32 bits");

    [GeneratedRegex(@"^constant (-?\d+)$")]
    private static partial Regex Constant();

    [GeneratedRegex(@"^(-?\d+) for steps (\d+)-(\d+), then (-?\d+)$")]
    private static partial Regex Pulse();

    [GeneratedRegex(@"^as (\w+)$")]
    private static partial Regex As();
}
