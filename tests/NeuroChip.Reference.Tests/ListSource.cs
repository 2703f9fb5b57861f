using NeuroChip.Core.Runs;

namespace NeuroChip.Reference.Tests;

/// <summary>Samples written out in a test; all of one length.</summary>
sealed class ListSource(params EncodedSample[][] samples) : ISampleSource
{
    public int Count => samples.Length;

    public int Ticks => samples[0][0].Ticks;

    public EncodedSample[] Encode(int sample) => samples[sample];

    public int Label(int sample) => -1;

    /// <summary>One sample of one input: for every tick the elements that spike.</summary>
    public static ListSource Spikes(params int[][] ticks) => new([Sample(ticks)]);

    /// <summary>One sample of one input with a single element: its value in every tick.</summary>
    public static ListSource Values(params int[] values) =>
        new([new EncodedSample([.. Enumerable.Range(0, values.Length + 1)], new int[values.Length], values)]);

    public static EncodedSample Sample(params int[][] ticks)
    {
        var tickStart = new int[ticks.Length + 1];
        for (var i = 0; i < ticks.Length; i++)
        {
            tickStart[i + 1] = tickStart[i] + ticks[i].Length;
        }

        return new EncodedSample(tickStart, [.. ticks.SelectMany(t => t)], []);
    }
}
