using NeuroChip.Core.Networks;
using NeuroChip.Core.Runs;

namespace NeuroChip.Data.Encoding;

/// <summary>Turns the integers of one sample into a signal over time. Stateless: safe from any thread.</summary>
public interface IValueEncoder
{
    /// <summary>Axes of the input that a sample of the given axes needs.</summary>
    Shape InputShape(Shape sample);

    /// <summary>Ticks where the user names none.</summary>
    int DefaultTicks(Shape sample);

    /// <param name="values">Row-major, 0 … <paramref name="maximum"/>.</param>
    /// <param name="maximum">The value that stands for 1.0.</param>
    /// <param name="ticks">Length of the signal, at least 1.</param>
    /// <param name="sample">Index in its split; addresses randomness.</param>
    EncodedSample Encode(ReadOnlySpan<byte> values, int maximum, int ticks, int sample);
}
