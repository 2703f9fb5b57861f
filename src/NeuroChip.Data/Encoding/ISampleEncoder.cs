using NeuroChip.Core.Networks;
using NeuroChip.Core.Runs;

namespace NeuroChip.Data.Encoding;

/// <summary>An encoder bound to a split of a data set. Safe from any thread.</summary>
public interface ISampleEncoder
{
    /// <summary>Axes of the input that the samples need.</summary>
    Shape InputShape { get; }

    /// <summary>Ticks where the user names none, so that none of <paramref name="count"/> samples from <paramref name="first"/> is cut.</summary>
    int DefaultTicks(int first, int count);

    /// <param name="sample">Index in the split.</param>
    /// <param name="ticks">Length of the signal.</param>
    EncodedSample Encode(int sample, int ticks);
}
