namespace NeuroChip.Emulator;

/// <summary>How a run is carried out. Nothing here changes the results, except which samples they are of.</summary>
public sealed record RunOptions
{
    /// <summary>Name in the <see cref="Backends.BackendRegistry"/>.</summary>
    public string Backend { get; init; } = "cpu";

    /// <summary>Samples that are worked on at the same time, 1 or more.</summary>
    public int Threads { get; init; } = 1;

    public int FirstSample { get; init; }

    /// <summary>Null: all from the first on.</summary>
    public int? Samples { get; init; }

    /// <summary>Called with the number of samples done, in ascending order, from any thread but never from two at once.</summary>
    public Action<int>? Progress { get; init; }

    /// <summary>Ends the run after the samples that have begun; the record is then partial.</summary>
    public CancellationToken Cancellation { get; init; }
}
