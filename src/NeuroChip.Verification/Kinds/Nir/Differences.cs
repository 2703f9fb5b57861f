using System.Globalization;

namespace NeuroChip.Verification.Kinds.Nir;

/// <summary>Compares what a run gave with what a vector says; null where they agree, else how much differs and where first.</summary>
static class Differences
{
    /// <summary>Values by step, within a share of the largest expected one.</summary>
    public static string? InValues(IReadOnlyList<double> actual, IReadOnlyList<double> expected, double tolerance, Func<int, string> place)
    {
        var limit = tolerance * expected.Select(Math.Abs).DefaultIfEmpty().Max();
        return InItems(actual, expected, (a, e) => Math.Abs(a - e) <= limit, place);
    }

    /// <summary>(step, neuron) of spikes, in that order; entries that only one side has are counted.</summary>
    public static string? InEvents(IReadOnlyCollection<(int Step, int Neuron)> actual, IReadOnlyCollection<(int Step, int Neuron)> expected)
    {
        var differing = actual.Except(expected).Select(spike => (spike, Ours: true))
            .Concat(expected.Except(actual).Select(spike => (spike, Ours: false)))
            .Order()
            .ToList();
        return differing.Count == 0 ? null : string.Create(CultureInfo.InvariantCulture,
            $"{differing.Count} entries differ from the {expected.Count} expected spikes, first step {differing[0].spike.Step} neuron {differing[0].spike.Neuron}, {(differing[0].Ours ? "which is silent in the vector" : "which is silent here")}");
    }

    public static string? InSteps(IEnumerable<int> actual, IEnumerable<int> expected) =>
        InEvents([.. actual.Select(step => (step, 0))], [.. expected.Select(step => (step, 0))]);

    /// <summary>Integers in order.</summary>
    public static string? InCounts(IReadOnlyList<int> actual, IReadOnlyList<int> expected, Func<int, string> place) =>
        InItems(actual, expected, (a, e) => a == e, place);

    public static string? InFigure(double actual, double expected, double tolerance) => Math.Abs(actual - expected) <= tolerance
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"{actual:R} instead of {expected:R}");

    static string? InItems<T>(IReadOnlyList<T> actual, IReadOnlyList<T> expected, Func<T, T, bool> agree, Func<int, string> place)
    {
        if (actual.Count != expected.Count)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{actual.Count} values instead of {expected.Count}");
        }

        var differing = Enumerable.Range(0, actual.Count).Where(i => !agree(actual[i], expected[i])).ToList();
        return differing.Count == 0 ? null : string.Create(CultureInfo.InvariantCulture,
            $"{differing.Count} of {expected.Count} differ, first {place(differing[0])}: {actual[differing[0]]} instead of {expected[differing[0]]}");
    }
}
