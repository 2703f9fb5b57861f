using NeuroChip.Core.Runs;

namespace NeuroChip.Verification.Kinds.Nir;

/// <summary>The one sample, of one input, that a vector file spells out.</summary>
sealed class FixedSample(EncodedSample signal) : ISampleSource
{
    public int Count => 1;

    public int Ticks => signal.Ticks;

    public EncodedSample[] Encode(int sample) => [signal];

    public int Label(int sample) => -1;

    /// <param name="frames">[steps][elements] integers.</param>
    public static FixedSample OfFrames(IReadOnlyList<int[]> frames)
    {
        var tickStart = new int[frames.Count + 1];
        List<int> elements = [], values = [];
        for (var step = 0; step < frames.Count; step++)
        {
            for (var element = 0; element < frames[step].Length; element++)
            {
                if (frames[step][element] != 0)
                {
                    elements.Add(element);
                    values.Add(frames[step][element]);
                }
            }

            tickStart[step + 1] = elements.Count;
        }

        return new FixedSample(new EncodedSample(tickStart, [.. elements], [.. values]));
    }

    /// <summary>Spikes in any order; repeats count once.</summary>
    public static FixedSample OfSpikes(int steps, IEnumerable<(int Step, int Element)> spikes)
    {
        var sorted = spikes.Distinct().Order().ToArray();
        var tickStart = new int[steps + 1];
        foreach (var (step, _) in sorted)
        {
            tickStart[step + 1]++;
        }

        for (var step = 0; step < steps; step++)
        {
            tickStart[step + 1] += tickStart[step];
        }

        return new FixedSample(new EncodedSample(tickStart, [.. sorted.Select(spike => spike.Element)], []));
    }
}
