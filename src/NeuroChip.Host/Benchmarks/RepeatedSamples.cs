using NeuroChip.Core.Runs;

namespace NeuroChip.Host.Benchmarks;

/// <summary>Samples that are encoded already, presented again and again.</summary>
/// <param name="signals">[distinct samples][inputs].</param>
sealed class RepeatedSamples(EncodedSample[][] signals, int count, int ticks) : ISampleSource
{
    public int Count => count;

    public int Ticks => ticks;

    public EncodedSample[] Encode(int sample) => signals[sample % signals.Length];

    public int Label(int sample) => -1;
}
