using NeuroChip.Core.Runs;

namespace NeuroChip.Host.Pipeline;

/// <summary>One sample in which nothing arrives: networks that are driven by their biases.</summary>
sealed class SilentInput(int[] sizes, int ticks) : ISampleSource
{
    public int Count => 1;

    public int Ticks => ticks;

    public EncodedSample[] Encode(int sample) => [.. sizes.Select(_ => new EncodedSample(new int[ticks + 1], [], []))];

    public int Label(int sample) => -1;
}
