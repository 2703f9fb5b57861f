using NeuroChip.Core.Runs;

namespace NeuroChip.Verification.Published;

/// <summary>One sample of a network that needs no input.</summary>
sealed class SilentSample(int ticks) : ISampleSource
{
    public int Count => 1;

    public int Ticks => ticks;

    public EncodedSample[] Encode(int sample) => [];

    public int Label(int sample) => -1;
}
