using System.CommandLine;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Host.CommandLine;
using NeuroChip.Host.Pipeline;
using NeuroChip.Host.Reports.Pages;
using NeuroChip.Host.Reports.Writers;
using NeuroChip.Host.Sweeps;

namespace NeuroChip.Host.Commands;

/// <summary>A finished run, several of them, or a sweep as a page for people.</summary>
static class ReportCommand
{
    static readonly Argument<string[]> Inputs = new("input")
    {
        Description = "Reports that run, compare or demo wrote (.json), several are compared; or the folder of a sweep",
        Arity = ArgumentArity.OneOrMore,
    };

    static readonly Option<string?> Format = new Option<string?>("--format", "-f")
    {
        Description = "html, md, csv or json (default: what --out ends in, else html)",
    }.AcceptOnly(PageFormats.Names);

    static readonly Option<string?> OneChart = new("--chart")
    {
        Description = "Write one chart of the page as SVG, by its id, e.g. energy-chart",
    };

    public static Command Create()
    {
        var command = new Command("report", "Make a page of a finished run, a comparison of several, or a sweep")
        {
            Inputs, Format, OneChart, ExecutionOptions.Out, ExecutionOptions.Force,
        };
        command.SetAction(Run);
        return command.WithExamples(
            "report report.json",
            "report eight-bits.json four-bits.json --out comparison.html",
            "report sweep --out bits.html",
            "report report.json --format md --out -",
            "report bits --chart accuracy-0 --out bits.svg");
    }

    static int Run(ParseResult parsed)
    {
        var terminal = new Terminal(parsed);
        var inputs = parsed.GetRequiredValue(Inputs);
        var path = parsed.GetValue(ExecutionOptions.Out) ?? DefaultPath(inputs, parsed.GetValue(OneChart) is null ? parsed.GetValue(Format) : "svg");
        var format = parsed.GetValue(Format) ?? (path == OutputFile.StandardOutput ? "html" : PageFormats.NameFor(path));
        if (inputs.Any(input => Path.GetFullPath(input) == Path.GetFullPath(path)))
        {
            throw new InputErrorException(FileCodes.BadValue.At(new SourceLocation(path), "the page would overwrite the report that it is made of; give another --out."));
        }

        var force = parsed.GetValue(ExecutionOptions.Force);
        OutputFile.RequireFree(path, force);
        var page = PageOf(inputs);
        OutputFile.WriteText(path, force, parsed.GetValue(OneChart) is { } chart ? Svg(page, chart) : PageFormats.Find(format).Write(page));
        if (path != OutputFile.StandardOutput)
        {
            terminal.WriteOutcome("neurochip-page/1", "page", path);
        }

        return (int)ExitCode.Done;
    }

    /// <exception cref="InputErrorException">NC0009: no such chart.</exception>
    static string Svg(ReportPage page, string id)
    {
        var charts = page.Sections.SelectMany(section => section.Blocks).OfType<ChartBlock>().ToList();
        return charts.Find(chart => chart.Id == id) is { } found
            ? found.Chart.ForFile(id) + "\n"
            : throw new InputErrorException(FileCodes.BadValue.With($"--chart '{id}' is not on this page; it has {string.Join(", ", charts.Select(chart => chart.Id))}."));
    }

    static ReportPage PageOf(string[] inputs) => inputs switch
    {
        [var folder] when Directory.Exists(folder) => PageOfSweep(new SweepFolder(folder)),
        [var file] => RunPage.Build(ReportFile.Read(file)),
        _ when Array.Find(inputs, Directory.Exists) is { } folder => throw new InputErrorException(
            FileCodes.BadValue.At(new SourceLocation(folder), "the folder of a sweep makes a page by itself; several inputs are reports of runs (.json).")),
        _ => ComparisonPage.Build([.. inputs.Select(ReportFile.Read)]),
    };

    static ReportPage PageOfSweep(SweepFolder folder)
    {
        var summary = SweepSummary.Read(folder, PlanFile.Read(folder));
        return summary.Results.All(result => result.Status == RunStatus.Missing)
            ? throw new InputErrorException(SweepCodes.NothingToReport.At(new SourceLocation(folder.PlanPath), FormattableString.Invariant($"none of its {summary.Results.Length} runs has a result.")))
            : SweepPage.Build(summary);
    }

    static string DefaultPath(string[] inputs, string? format) =>
        inputs.Length == 1 ? Path.ChangeExtension(inputs[0], format == "json" ? "page.json" : format ?? "html") : $"comparison.{format ?? "html"}";
}
