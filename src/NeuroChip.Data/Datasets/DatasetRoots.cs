namespace NeuroChip.Data.Datasets;

/// <summary>Folders in which data sets are looked for, first to last. Each holds a folder for every set: mnist/, tables/ …</summary>
/// <param name="Folders">What the user named with --data, then the cache that fetching fills.</param>
public sealed record DatasetRoots(params IReadOnlyList<string> Folders)
{
    /// <summary>The first existing file or folder with this relative path, or null.</summary>
    public string? Find(string relativePath) =>
        Folders.Select(folder => Path.Combine(folder, relativePath)).FirstOrDefault(Path.Exists);
}
