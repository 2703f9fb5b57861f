using NeuroChip.Core.Networks;
using NeuroChip.Core.Runs;

namespace NeuroChip.Data.Encoding;

/// <summary>Base of the encoders that make time out of samples that have none: every element is an input.</summary>
public abstract class StaticEncoder : IValueEncoder
{
    /// <summary>Enough for a rate of five bits.</summary>
    public const int UsualTicks = 32;

    public Shape InputShape(Shape sample) => sample;

    public int DefaultTicks(Shape sample) => UsualTicks;

    public abstract EncodedSample Encode(ReadOnlySpan<byte> values, int maximum, int ticks, int sample);
}
