namespace NeuroChip.Data.Datasets;

/// <summary>The samples of one split in memory.</summary>
/// <param name="Values">[samples × sample size], 0 … the set's maximum.</param>
/// <param name="Labels">[samples].</param>
public sealed record ValueSplit(ReadOnlyMemory<byte> Values, int[] Labels)
{
    public static ValueSplit Empty { get; } = new(default, []);

    public int Count => Labels.Length;

    public ReadOnlySpan<byte> Sample(int index)
    {
        var size = Values.Length / Labels.Length;
        return Values.Span.Slice(index * size, size);
    }
}
