using System.Text.RegularExpressions;
using NeuroChip.Tests.Shared;

namespace NeuroChip.Architecture.Tests;

/// <summary>After the chip image there are integers only: nothing that decides a spike may use floating point.</summary>
public partial class IntegerTests
{
    [GeneratedRegex(@"\b(float|double|decimal|Half)\b")]
    static partial Regex FloatingPoint { get; }

    [GeneratedRegex(@"//.*$", RegexOptions.Multiline)]
    static partial Regex Comment { get; }

    public static TheoryData<string> IntegerFolders => ["Lanes", "Kernels", "Planning", "Backends"];

    [Theory]
    [MemberData(nameof(IntegerFolders))]
    public void Sources_BehindTheImage_UseNoFloatingPoint(string folder)
    {
        var path = Path.Combine(SharedFolders.Repository, "src", "NeuroChip.Emulator", folder);
        if (!Directory.Exists(path))
        {
            return;
        }

        var offenders = Directory.GetFiles(path, "*.cs", SearchOption.AllDirectories)
            .Where(file => FloatingPoint.IsMatch(Comment.Replace(File.ReadAllText(file), "")))
            .Select(file => Path.GetRelativePath(SharedFolders.Repository, file));

        offenders.Should().BeEmpty();
    }
}
