using System.Text;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Tests.Shared;

namespace NeuroChip.Architecture.Tests;

public class DiagnosticTests
{
    [Fact]
    public void Codes_AreUnique() => DiagnosticCatalog.All.Select(d => d.Code).Should().OnlyHaveUniqueItems();

    [Fact]
    public void Descriptors_HaveTitleAndRemedy() =>
        DiagnosticCatalog.All.Should().OnlyContain(d => d.Title.Length > 10 && !d.Title.EndsWith('.') && d.Remedy.EndsWith('.'));

    [Fact]
    public void Documentation_ListsEveryCode() => Golden.Compare("docs/diagnostics.md", Document());

    static string Document()
    {
        var text = new StringBuilder();
        text.Append("# Diagnostics\n\nWhat `neurochip explain CODE` prints, for every code. Made from the source by a test; do not edit.\n");
        foreach (var d in DiagnosticCatalog.All)
        {
            text.Append($"\n## {d.Code} {d.Title}\n\nSeverity: {d.DefaultSeverity.ToString().ToLowerInvariant()}.\n");
            if (d.Explanation.Length > 0)
            {
                text.Append($"\n{d.Explanation}\n");
            }

            text.Append($"\nWhat to do: {d.Remedy}\n");
        }

        return text.ToString();
    }
}
