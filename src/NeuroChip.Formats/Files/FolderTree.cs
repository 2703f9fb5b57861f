using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;

namespace NeuroChip.Formats.Files;

/// <summary>The files of a folder, three levels deep: a set, its splits, their classes.</summary>
public sealed class FolderTree : IFileTree
{
    const int Depth = 3;

    public FolderTree(string folder)
    {
        Name = folder;
        try
        {
            var options = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = Depth, IgnoreInaccessible = true };
            Files =
            [
                .. Directory.EnumerateFiles(folder, "*", options)
                    .Select(path => Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/'))
                    .Order(StringComparer.Ordinal),
            ];
        }
        catch (DirectoryNotFoundException)
        {
            throw new InputErrorException(FileCodes.NotFound.At(new(folder), $"the folder '{folder}' does not exist."));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new InputErrorException(FileCodes.NotReadable.At(new(folder), $"the folder '{folder}' cannot be read: {e.Message}"));
        }
    }

    public string Name { get; }

    public IReadOnlyList<string> Files { get; }

    public byte[] Read(string file, int limit)
    {
        using var opened = InputFile.Open(Path.Combine(Name, file));
        return opened.ReadToEnd(limit, "the file");
    }
}
