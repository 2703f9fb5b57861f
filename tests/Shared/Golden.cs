namespace NeuroChip.Tests.Shared;

/// <summary>
/// Compares text with a reviewed file of the repository. NEUROCHIP_ACCEPT_GOLDENS=1 rewrites the file instead; the change is reviewed as a diff.
/// </summary>
public static class Golden
{
    public static void Compare(string relativePath, string actual)
    {
        var path = Path.Combine(SharedFolders.Repository, relativePath);
        var text = actual.ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable("NEUROCHIP_ACCEPT_GOLDENS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
            return;
        }

        File.Exists(path).Should().BeTrue($"{relativePath} is part of the repository");
        var expected = File.ReadAllText(path).ReplaceLineEndings("\n");
        if (expected != text)
        {
            var (line, found, wanted) = FirstDifference(text, expected);
            throw new Xunit.Sdk.XunitException($"{relativePath}({line}): expected '{wanted}', found '{found}'.");
        }
    }

    static (int Line, string Found, string Wanted) FirstDifference(string text, string expected)
    {
        var found = text.Split('\n');
        var wanted = expected.Split('\n');
        var line = 0;
        while (line < found.Length && line < wanted.Length && found[line] == wanted[line])
        {
            line++;
        }

        return (line + 1, found.ElementAtOrDefault(line) ?? "(end)", wanted.ElementAtOrDefault(line) ?? "(end)");
    }
}
