using NeuroChip.Emulator;

namespace NeuroChip.Verification;

/// <summary>What a verification runs on.</summary>
/// <param name="Backend">Backend of the emulator that integer cases run on.</param>
/// <param name="DataFolder">Folder with networks and data sets that vectors refer to by name; null where there is none.</param>
/// <param name="Threads">Worker threads for cases with many samples.</param>
public sealed record VerificationContext(string Backend, string? DataFolder, int Threads)
{
    /// <summary>How the emulator runs.</summary>
    public RunOptions Run => new() { Backend = Backend, Device = Device, CacheFolder = CacheFolder };

    /// <summary>See <see cref="RunOptions.Device"/>.</summary>
    public string? Device { get; init; }

    /// <summary>See <see cref="RunOptions.CacheFolder"/>.</summary>
    public string? CacheFolder { get; init; }

    /// <summary>Samples of a data set to run at most, for a quick look; what is said about all of them is then not checked. Null: all.</summary>
    public int? SampleLimit { get; init; }
}
