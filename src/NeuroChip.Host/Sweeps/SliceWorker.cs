using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Host.CommandLine;
using NeuroChip.Host.Pipeline;
using NeuroChip.Host.Reports;

namespace NeuroChip.Host.Sweeps;

/// <summary>Carries out runs of a plan in this process, one after the other. A run that has a result already is not done again.</summary>
/// <param name="threads">Worker threads of one run.</param>
sealed class SliceWorker(SweepPlan plan, SweepFolder folder, int threads, CancellationToken cancellation)
{
    readonly RootCommand _root = VerbTable.BuildRoot();
    readonly WorkCache _cache = new();
    readonly FloatReference _reference = new(folder, string.Join('\0', [plan.Version, .. plan.Inputs.Select(input => input.Sha256)]));

    /// <summary>The result of a run, from its file or by doing it.</summary>
    /// <exception cref="InputErrorException">What is wrong here and now: the folder, or a data set that is not on this machine. No result is written.</exception>
    /// <exception cref="OperationCanceledException">Interrupted; no result is written.</exception>
    public SweepResult Do(PlannedRun run)
    {
        cancellation.ThrowIfCancellationRequested();
        if (SweepResult.Read(folder, run) is { Status: not RunStatus.Missing } known)
        {
            return known;
        }

        var parsed = _root.Parse([.. plan.ArgumentsOf(run), "--threads", threads.ToString(CultureInfo.InvariantCulture)]);
        var terminal = new Terminal(TextWriter.Null, TextWriter.Null, parsed);
        var diagnostics = new DiagnosticBag();
        if (ChipJob.Prepare(parsed, parsed.GetRequiredValue(NetworkOptions.Network), diagnostics, _cache) is not { } job)
        {
            return Write(run, Failure(diagnostics), diagnostics.Items.First(d => d.Severity == Severity.Error).ToString(), null);
        }

        var report = new ChipRun(parsed, terminal, job, cancellation).Execute("run", withReference: false, withRaster: false, diagnostics);
        cancellation.ThrowIfCancellationRequested();
        var document = JsonReport.Build(report);
        _reference.AddTo(document, parsed, job, report.Predictions, cancellation);
        return Write(run, RunStatus.Done, "", document);
    }

    // NC1 to NC4 say something about the settings, and would say it again. Everything else is about this machine at this moment.
    static RunStatus Failure(DiagnosticBag diagnostics)
    {
        var errors = diagnostics.Items.Where(d => d.Severity == Severity.Error).ToList();
        var other = errors.Find(d => d.Descriptor.Code[2] is < '1' or > '4');
        return other is not null ? throw new InputErrorException(other)
            : ExitCodes.For(errors) == ExitCode.DoesNotFit ? RunStatus.DoesNotFit
            : RunStatus.Refused;
    }

    SweepResult Write(PlannedRun run, RunStatus status, string message, JsonObject? report)
    {
        SweepFolder.Write(folder.ResultPath(run.Hash), SweepResult.Text(run, status, message, report));
        return SweepResult.Read(folder, run);
    }
}
