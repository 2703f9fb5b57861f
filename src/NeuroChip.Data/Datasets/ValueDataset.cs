namespace NeuroChip.Data.Datasets;

/// <summary>A value data set whose splits are loaded when they are first needed, once.</summary>
public sealed class ValueDataset : IValueDataset
{
    readonly Lazy<ValueSplit>[] _splits;

    /// <param name="info">Shape and classes as <paramref name="load"/> delivers them.</param>
    /// <param name="maximum">1 … 255.</param>
    /// <param name="load">Reads a split; <see cref="ValueSplit.Empty"/> for one that does not exist.</param>
    public ValueDataset(DatasetInfo info, int maximum, Func<Split, ValueSplit> load)
    {
        Info = info;
        Maximum = maximum;
        _splits = [.. Enum.GetValues<Split>().Select(split => new Lazy<ValueSplit>(() => load(split)))];
    }

    public DatasetInfo Info { get; }

    public int Maximum { get; }

    public int Count(Split split) => this[split].Count;

    public int Label(Split split, int sample) => this[split].Labels[sample];

    public ReadOnlySpan<byte> Values(Split split, int sample) => this[split].Sample(sample);

    /// <summary>A whole split.</summary>
    public ValueSplit this[Split split] => _splits[(int)split].Value;
}
