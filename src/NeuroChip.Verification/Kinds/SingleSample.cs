using NeuroChip.Core.Runs;

namespace NeuroChip.Verification.Kinds;

/// <summary>One sample that is at hand.</summary>
sealed class SingleSample(int ticks, EncodedSample[] signals) : ISampleSource
{
    public int Count => 1;

    public int Ticks => ticks;

    public EncodedSample[] Encode(int sample) => signals;

    public int Label(int sample) => -1;
}
