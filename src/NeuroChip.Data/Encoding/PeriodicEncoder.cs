using NeuroChip.Core.Random;
using NeuroChip.Core.Runs;

namespace NeuroChip.Data.Encoding;

/// <summary>
/// Nearly regular spikes: an element of value v has one every max/(rate·v) ticks on average, each interval off by a normal tenth of that and none below a tick, from
/// a random phase on. Between the even spacing of "rate", which starts all elements alike, and the chance of "poisson"; the input of Querlioz et al., IJCNN 2011.
/// Addressed by seed, element, number of the spike and sample.
/// </summary>
/// <param name="seed">Seed of the run.</param>
/// <param name="rate">Spikes in a tick for the largest value, 0 … 1.</param>
public sealed class PeriodicEncoder(ulong seed, double rate) : StaticEncoder
{
    const double Jitter = 0.1;

    // Mean and standard deviation of the sum of eight uniform numbers of 16 bits: close to normal.
    const double HalvesMean = 8 * 65535 / 2.0, HalvesDeviation = 53509.89;

    public override EncodedSample Encode(ReadOnlySpan<byte> values, int maximum, int ticks, int sample)
    {
        var spikes = new List<(int Tick, int Element)>();
        var starts = new int[ticks + 1];
        for (var element = 0; element < values.Length; element++)
        {
            if (values[element] != 0)
            {
                Add(spikes, starts, element, maximum / (rate * values[element]), sample);
            }
        }

        for (var tick = 0; tick < ticks; tick++)
        {
            starts[tick + 1] += starts[tick];
        }

        // Spikes stand in the order of elements, and so they do within every tick.
        var elements = new int[spikes.Count];
        var next = starts.AsSpan(0, ticks).ToArray();
        foreach (var (tick, element) in spikes)
        {
            elements[next[tick]++] = element;
        }

        return new EncodedSample(starts, elements, []);
    }

    void Add(List<(int Tick, int Element)> spikes, int[] counts, int element, double period, int sample)
    {
        var ticks = counts.Length - 1;
        var time = period * Philox.Uniform(seed, RandomStream.InputEncoding, (uint)element, 0, (uint)sample);
        for (var spike = 1u; time < ticks; spike++)
        {
            var tick = (int)time;
            spikes.Add((tick, element));
            counts[tick + 1]++;
            time += Math.Max(1, period * (1 + (Jitter * Normal((uint)element, spike, (uint)sample))));
        }
    }

    double Normal(uint element, uint spike, uint sample)
    {
        var (x0, x1, x2, x3) = Philox.Block(element, spike, (uint)RandomStream.InputEncoding, sample, (uint)seed, (uint)(seed >> 32));
        return (Halves(x0) + Halves(x1) + Halves(x2) + Halves(x3) - HalvesMean) / HalvesDeviation;
    }

    static int Halves(uint word) => (int)((word & 0xFFFF) + (word >> 16));
}
