namespace NeuroChip.Emulator;

/// <summary>How a run is carried out. Nothing here changes the results, except which samples they are of and whether the chip learns.</summary>
public sealed record RunOptions
{
    /// <summary>Name in the <see cref="Backends.BackendRegistry"/>.</summary>
    public string Backend { get; init; } = "cpu";

    /// <summary>Which of the backend's devices: its number, or a part of its name or platform. Null: the first GPU, else the first one.</summary>
    public string? Device { get; init; }

    /// <summary>Where backends keep programs that they compiled for a device; null: nowhere.</summary>
    public string? CacheFolder { get; init; }

    /// <summary>Samples that are worked on at the same time on the processor, 1 or more; devices take as many as keep them busy.</summary>
    public int Threads { get; init; } = 1;

    public int FirstSample { get; init; }

    /// <summary>Null: all from the first on.</summary>
    public int? Samples { get; init; }

    /// <summary>True: weights stay as they are in the image, and every sample starts from the image's state.</summary>
    public bool Freeze { get; init; }

    /// <summary>Called with the number of samples done, in ascending order, from any thread but never from two at once.</summary>
    public Action<int>? Progress { get; init; }

    /// <summary>Ends the run after the samples that have begun; the record is then partial.</summary>
    public CancellationToken Cancellation { get; init; }
}
