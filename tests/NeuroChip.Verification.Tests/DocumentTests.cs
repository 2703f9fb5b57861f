using System.Text.RegularExpressions;
using NeuroChip.Tests.Shared;
using NeuroChip.Verification.Tests.Kinds;

namespace NeuroChip.Verification.Tests;

/// <summary>The examples in docs/vectors.md are vectors that pass.</summary>
public partial class DocumentTests
{
    [Fact]
    public void Examples_OfTheFormatPage_Pass()
    {
        var page = File.ReadAllText(Path.Combine(SharedFolders.Repository, "docs", "vectors.md"));
        var examples = Example().Matches(page).Select(match => match.Groups[1].Value).ToArray();
        examples.Should().HaveCountGreaterThanOrEqualTo(2);
        foreach (var example in examples)
        {
            VectorText.Verify(example)!.FirstFailure.Should().BeNull(example);
        }
    }

    // Whole files only: an excerpt has no format.
    [GeneratedRegex("```json\n(\\{ \"format\".*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
