using NeuroChip.Core.Runs;

namespace NeuroChip.Verification.Running;

/// <summary>One sample whose signals are at hand.</summary>
sealed class VectorSamples(int ticks, params EncodedSample[] inputs) : ISampleSource
{
    public int Count => 1;

    public int Ticks => ticks;

    public EncodedSample[] Encode(int sample) => inputs;

    public int Label(int sample) => -1;

    /// <summary>(element, value) pairs of each tick, by ascending element; values of 0 may be among them.</summary>
    public static EncodedSample Encode(IReadOnlyList<(int Element, int Value)[]> byTick)
    {
        var start = new int[byTick.Count + 1];
        for (var tick = 0; tick < byTick.Count; tick++)
        {
            start[tick + 1] = start[tick] + byTick[tick].Length;
        }

        return new(start, [.. byTick.SelectMany(events => events.Select(e => e.Element))], [.. byTick.SelectMany(events => events.Select(e => e.Value))]);
    }
}
