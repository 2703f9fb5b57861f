using NeuroChip.Core.Diagnostics;

namespace NeuroChip.Formats.Files;

/// <summary>The files below a folder or in an archive. Safe from any thread.</summary>
public interface IFileTree
{
    /// <summary>Path of the folder or archive, as the user gave it.</summary>
    string Name { get; }

    /// <summary>Relative paths with forward slashes, in ordinal order.</summary>
    IReadOnlyList<string> Files { get; }

    /// <summary>Content of one of <see cref="Files"/>, at most <paramref name="limit"/> bytes; else <see cref="InputErrorException"/>.</summary>
    byte[] Read(string file, int limit);
}
