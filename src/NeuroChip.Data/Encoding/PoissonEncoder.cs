using NeuroChip.Core.Random;
using NeuroChip.Core.Runs;

namespace NeuroChip.Data.Encoding;

/// <summary>
/// Independent spikes: in each tick with probability rate · value/max, decided by 32 bits addressed by (seed, element, tick, sample);
/// the probability is rounded down to a multiple of 2^−32.
/// </summary>
/// <param name="seed">Seed of the run.</param>
/// <param name="rate">Probability of a spike in a tick for the largest value, 0 … 1.</param>
public sealed class PoissonEncoder(ulong seed, double rate) : StaticEncoder
{
    const double TwoTo32 = 4294967296.0;

    public override EncodedSample Encode(ReadOnlySpan<byte> values, int maximum, int ticks, int sample)
    {
        using var signal = new SignalBuilder(ticks);
        for (var tick = 0; tick < ticks; tick++)
        {
            for (var element = 0; element < values.Length; element++)
            {
                if (values[element] != 0 && Fires(element, tick, sample, (ulong)(rate * values[element] / maximum * TwoTo32)))
                {
                    signal.Add(element);
                }
            }

            signal.EndTick();
        }

        return signal.Build();
    }

    bool Fires(int element, int tick, int sample, ulong threshold) =>
        Philox.Bits(seed, RandomStream.InputEncoding, (uint)element, (uint)tick, (uint)sample) < threshold;
}
