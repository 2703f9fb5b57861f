using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using NeuroChip.Host.CommandLine;
using NeuroChip.Host.Pipeline;
using NeuroChip.Host.Reports.Pages;
using NeuroChip.Host.Reports.Writers;

namespace NeuroChip.Host.Commands;

/// <summary>Where the report of a run goes.</summary>
/// <param name="Json">For programs; null: nowhere.</param>
/// <param name="Page">For people, as HTML; null: nowhere.</param>
/// <param name="Overwrite">Whether they may exist.</param>
sealed record RunFiles(string? Json, string? Page, bool Overwrite)
{
    public static RunFiles Of(ParseResult parsed) => new(
        parsed.GetValue(ExecutionOptions.Out), parsed.GetValue(ExecutionOptions.Report), parsed.GetValue(ExecutionOptions.Force));

    /// <summary>Called before the long work, so that nothing is computed in vain.</summary>
    public void RequireFree()
    {
        if (Page is not null)
        {
            PageFormats.RequireHtml(Page);
        }

        foreach (var path in new[] { Json, Page }.OfType<string>())
        {
            OutputFile.RequireFree(path, Overwrite);
        }
    }

    public void Write(JsonObject document)
    {
        if (Json is not null)
        {
            OutputFile.WriteText(Json, Overwrite, TerminalJson.Text(document));
        }

        if (Page is not null)
        {
            var report = new ReportFile(Page, JsonSerializer.SerializeToElement(document));
            OutputFile.WriteText(Page, Overwrite, new HtmlWriter().Write(RunPage.Build(report)));
        }
    }
}
