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
    public static IReadOnlyList<Option> Options { get; } =
    [
        .. ChipOptions.All, .. DataOptions.All, .. NetworkOptions.All, .. DeviceOptions.All,
        ExecutionOptions.Backend, ExecutionOptions.Device, ExecutionOptions.Threads, ExecutionOptions.Out, ExecutionOptions.Report, ExecutionOptions.Force,
        ExecutionOptions.DryRun, ExecutionOptions.Trace, ExecutionOptions.Timing, ExecutionOptions.Ledger,
    ];

    public static void AddOptions(Command command)
    {
        foreach (var option in Options)
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
        LedgerOutput.RequireFree(parsed);
        DecoderChoice.RequireFree(parsed);
        RateRecorder.RequireFree(parsed);

        var diagnostics = new DiagnosticBag();
        var job = ChipJob.Prepare(parsed, parsed.GetRequiredValue(NetworkOptions.Network), diagnostics);
        if (job is null)
        {
            Print(terminal, diagnostics);
            return (int)ExitCodes.For(diagnostics.Items);
        }

        var savePath = SavedChip.Path(parsed, job.Image, diagnostics);
        if (parsed.GetValue(ExecutionOptions.DryRun))
        {
            Print(terminal, diagnostics);
            DryRun.Write(parsed, terminal, job, withReference);
            return (int)ExitCode.Done;
        }

        (var report, job) = Measure(parsed, terminal, job, verb, withReference, files.Page is not null, diagnostics, cancellation);
        Print(terminal, diagnostics);
        var document = JsonReport.Build(report);
        files.Write(document);
        SavedChip.Write(parsed, savePath, report.LearnedImage);
        if (!diagnostics.HasErrors)
        {
            Tracing.Write(parsed, job, traces);
            RateRecorder.Write(parsed, job);
        }

        var code = Finish(terminal, report, document, parsed.GetValue(GlobalOptions.Verbose), assertions);
        // What ended the run early says more than that it was ended.
        return diagnostics.HasErrors ? (int)ExitCodes.For(diagnostics.Items) : code;
    }

    /// <summary>The run itself, for every verb that runs a chip; sweeps too.</summary>
    /// <returns>The report, and the job that ran: that of the first manufactured chip, where devices are not ideal.</returns>
    public static (RunReport Report, ChipJob Job) Measure(
        ParseResult parsed, Terminal terminal, ChipJob job, string verb, bool withReference, bool withRaster, DiagnosticBag diagnostics, CancellationToken cancellation)
    {
        var study = DeviceStudy.Of(parsed, terminal, job, asksWhere: withReference, cancellation);
        job = study?.Job ?? job;
        var run = new ChipRun(parsed, terminal, job, cancellation);
        var report = run.Execute(verb, withReference, withRaster, diagnostics);
        return (study?.Complete(report, run.Record) ?? report, job);
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
