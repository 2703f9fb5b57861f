namespace NeuroChip.Emulator.Backends.Accelerators;

/// <summary>A device that a backend can run on.</summary>
public sealed record DeviceInfo
{
    /// <summary>Place in the backend's list: what <c>--device N</c> takes.</summary>
    public required int Number { get; init; }

    public required string Name { get; init; }

    /// <summary>Who offers it: an OpenCL platform, the CUDA driver.</summary>
    public required string Platform { get; init; }

    public required string Driver { get; init; }

    public required DeviceKind Kind { get; init; }

    public required long MemoryBytes { get; init; }

    /// <summary>Largest single allocation.</summary>
    public required long LargestBufferBytes { get; init; }

    /// <summary>Compute units or multiprocessors.</summary>
    public required int Units { get; init; }
}
