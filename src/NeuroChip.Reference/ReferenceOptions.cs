namespace NeuroChip.Reference;

/// <summary>How a run over samples is carried out. Nothing here changes a result.</summary>
public sealed record ReferenceOptions
{
    /// <summary>Which samples of the source, in its numbering.</summary>
    public Range Samples { get; init; } = Range.All;

    /// <summary>Samples in progress at a time; 1 or more.</summary>
    public int Threads
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "1 or more");
    } = 1;

    /// <summary>Told the number of samples finished so far, from whichever thread finished one.</summary>
    public Action<int>? Progress { get; init; }

    /// <summary>Ends the run after the samples in progress; the record then holds those finished.</summary>
    public CancellationToken Cancellation { get; init; }
}
