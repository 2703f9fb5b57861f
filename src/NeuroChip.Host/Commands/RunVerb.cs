using System.CommandLine;
using System.Text.Json.Nodes;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Host.CommandLine;
using NeuroChip.Host.Pipeline;
using NeuroChip.Host.Reports;

namespace NeuroChip.Host.Commands;

/// <summary>What the verbs that run a chip have in common.</summary>
static class RunVerb
{
    public static void AddOptions(Command command)
    {
        IEnumerable<Option> own =
        [
            ExecutionOptions.Backend, ExecutionOptions.Device, ExecutionOptions.Threads, ExecutionOptions.Out, ExecutionOptions.Report, ExecutionOptions.Force,
            ExecutionOptions.DryRun, ExecutionOptions.Trace, ExecutionOptions.Timing,
        ];
        foreach (var option in ChipOptions.All.Concat(DataOptions.All).Concat(NetworkOptions.All).Concat(own))
        {
            command.Add(option);
        }
    }

    public static int Run(ParseResult parsed, string verb, bool withReference, CancellationToken cancellation) =>
        Run(parsed, new Terminal(parsed), verb, withReference, RunFiles.Of(parsed), cancellation);

    public static int Run(ParseResult parsed, Terminal terminal, string verb, bool withReference, RunFiles files, CancellationToken cancellation)
    {
        // Everything that can be wrong with what is asked for comes before the long work.
        var traces = Tracing.Parse(parsed);
        var assertions = (parsed.GetValue(GlobalOptions.Assert) ?? []).Select(Assertion.Parse).ToList();
        files.RequireFree();
        DecoderChoice.RequireFree(parsed);

        var diagnostics = new DiagnosticBag();
        var job = ChipJob.Prepare(parsed, parsed.GetRequiredValue(NetworkOptions.Network), diagnostics);
        if (job is null)
        {
            Print(terminal, diagnostics);
            return (int)ExitCodes.For(diagnostics.Items);
        }

        var savePath = SavedChip.Path(parsed, job.Image);
        if (parsed.GetValue(ExecutionOptions.DryRun))
        {
            Print(terminal, diagnostics);
            DryRun.Write(terminal, job, withReference);
            return (int)ExitCode.Done;
        }

        var report = new ChipRun(parsed, terminal, job, cancellation).Execute(verb, withReference, files.Page is not null, diagnostics);
        Print(terminal, diagnostics);
        var document = JsonReport.Build(report);
        files.Write(document);
        SavedChip.Write(parsed, savePath, report.LearnedImage);
        if (!diagnostics.HasErrors)
        {
            Tracing.Write(parsed, job, traces);
        }

        var code = Finish(terminal, report, document, parsed.GetValue(GlobalOptions.Verbose), assertions);
        // What ended the run early says more than that it was ended.
        return diagnostics.HasErrors ? (int)ExitCodes.For(diagnostics.Items) : code;
    }

    static int Finish(Terminal terminal, RunReport report, JsonObject document, bool verbose, List<Assertion> assertions)
    {
        if (terminal.Json)
        {
            terminal.WriteJson(document);
        }
        else
        {
            ConsoleReport.Write(terminal.Output, report, verbose);
        }

        var violations = assertions.Select(assertion => assertion.Violation(document)).OfType<string>().ToList();
        foreach (var violation in violations)
        {
            terminal.Error.WriteLine($"assertion failed: {violation}");
        }

        return (int)(report.Partial ? ExitCode.Interrupted
            : violations.Count > 0 ? ExitCode.AssertionFailed
            : terminal.Strict && report.Warnings.Any(d => d.Severity == Severity.Warning) ? ExitCode.WarningsUnderStrict
            : ExitCode.Done);
    }

    public static void Print(Terminal terminal, DiagnosticBag diagnostics)
    {
        foreach (var diagnostic in diagnostics.Items)
        {
            terminal.Report(diagnostic);
        }
    }
}
