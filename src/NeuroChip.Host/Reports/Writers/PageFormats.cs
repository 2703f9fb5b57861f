using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;

namespace NeuroChip.Host.Reports.Writers;

/// <summary>The forms that a report can take.</summary>
static class PageFormats
{
    static readonly (string Name, string Extension, IPageWriter Writer)[] All =
    [
        ("html", ".html", new HtmlWriter()), ("md", ".md", new MarkdownWriter()), ("csv", ".csv", new CsvWriter()), ("json", ".json", new JsonPageWriter()),
    ];

    public static string[] Names { get; } = [.. All.Select(format => format.Name)];

    public static IPageWriter Find(string name) => All.First(format => format.Name == name).Writer;

    /// <summary>The form that a file name asks for; HTML where it has no known ending.</summary>
    public static string NameFor(string path) =>
        All.FirstOrDefault(format => path.EndsWith(format.Extension, StringComparison.OrdinalIgnoreCase)).Name ?? "html";

    /// <exception cref="InputErrorException">NC0009: a path for an HTML page that ends in something else.</exception>
    public static void RequireHtml(string path)
    {
        if (!path.EndsWith(".html", StringComparison.OrdinalIgnoreCase) && !path.EndsWith(".htm", StringComparison.OrdinalIgnoreCase))
        {
            throw new InputErrorException(FileCodes.BadValue.With($"--report '{path}' does not end in .html; for other forms write the JSON with --out and use 'neurochip report'."));
        }
    }
}
