using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Runs;

namespace NeuroChip.Data.Decoding;

/// <summary>Decoders of networks with an output for each class. The lowest index wins a tie.</summary>
/// <param name="Name">As the user writes it.</param>
/// <param name="Title">One line for listings.</param>
public sealed record Decoder(string Name, string Title) : IDecoder
{
    /// <summary>Most spikes.</summary>
    public static Decoder SpikeCount { get; } = new("spike-count", "the output with most spikes");

    /// <summary>Highest membrane after the last step; for outputs that do not spike.</summary>
    public static Decoder LastPotential { get; } = new("last-potential", "the output with the highest membrane after the last step");

    /// <summary>Earliest first spike; among equally early ones, most spikes. Outputs without a spike come last.</summary>
    public static Decoder FirstSpike { get; } = new("first-spike", "the output that spikes first; of several, the one with most spikes");

    public static IReadOnlyList<Decoder> All { get; } = [SpikeCount, LastPotential, FirstSpike];

    /// <summary>NC7013 for a name that is not one of <see cref="All"/>.</summary>
    public static Decoder Find(string name)
    {
        var names = All.Select(decoder => decoder.Name).ToList();
        return All.FirstOrDefault(decoder => decoder.Name == name) ?? throw new InputErrorException(DataCodes.UnknownDecoder.With(
            $"There is no decoder '{name}'; there are {string.Join(", ", names)}.{NearestName.Suggestion(name, names)}"));
    }

    public int Classes(int outputs) => outputs;

    public Decision Decide(SampleResult result)
    {
        var best = 0;
        var tie = false;
        for (var output = 1; output < result.SpikeCounts.Length; output++)
        {
            var comparison = Compare(result, output, best);
            tie = comparison == 0 || (tie && comparison < 0);
            best = comparison > 0 ? output : best;
        }

        return new Decision(best, tie);
    }

    // Above zero where output a beats output b.
    int Compare(SampleResult result, int a, int b)
    {
        if (this == LastPotential)
        {
            return result.LastPotentials[a].CompareTo(result.LastPotentials[b]);
        }

        var byCount = result.SpikeCounts[a].CompareTo(result.SpikeCounts[b]);
        var byTime = this == FirstSpike ? When(result, b).CompareTo(When(result, a)) : 0;
        return byTime != 0 ? byTime : byCount;
    }

    static int When(SampleResult result, int output) => result.FirstSpikes[output] is >= 0 and var step ? step : int.MaxValue;
}
