using NeuroChip.Core.Runs;

namespace NeuroChip.Data.Encoding;

/// <summary>
/// Time to the first spike: one spike per element in tick ⌊((max − v)·(ticks − 1) + ⌊max/2⌋)/max⌋: the largest value in tick 0, small
/// ones towards the last tick; 0 never.
/// </summary>
public sealed class LatencyEncoder : StaticEncoder
{
    public override EncodedSample Encode(ReadOnlySpan<byte> values, int maximum, int ticks, int sample)
    {
        // Elements in the order of their ticks: a counting sort keeps the work independent of the number of ticks.
        var starts = new int[ticks + 1];
        foreach (var value in values)
        {
            if (value != 0)
            {
                starts[Tick(value, maximum, ticks) + 1]++;
            }
        }

        for (var tick = 0; tick < ticks; tick++)
        {
            starts[tick + 1] += starts[tick];
        }

        var elements = new int[starts[ticks]];
        var next = starts.AsSpan(0, ticks).ToArray();
        for (var element = 0; element < values.Length; element++)
        {
            if (values[element] != 0)
            {
                elements[next[Tick(values[element], maximum, ticks)]++] = element;
            }
        }

        return new EncodedSample(starts, elements, []);
    }

    static int Tick(byte value, int maximum, int ticks) => (int)((((long)(maximum - value) * (ticks - 1)) + (maximum / 2)) / maximum);
}
