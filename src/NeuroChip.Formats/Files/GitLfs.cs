namespace NeuroChip.Formats.Files;

/// <summary>Knows the text that Git LFS leaves in place of a file (git-lfs specification v1: the first line is the version).</summary>
public static class GitLfs
{
    static ReadOnlySpan<byte> FirstLine => "version https://git-lfs.github.com/spec/"u8;

    public static bool IsPointer(ReadOnlySpan<byte> start) => start.StartsWith(FirstLine);
}
