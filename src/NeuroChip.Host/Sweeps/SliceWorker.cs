using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Host.CommandLine;
using NeuroChip.Host.Commands;
using NeuroChip.Host.Pipeline;
using NeuroChip.Host.Reports;

namespace NeuroChip.Host.Sweeps;

/// <summary>Carries out runs of a plan in this process, one after the other. A run that has a result already is not done again.</summary>
/// <param name="threads">Worker threads of one run.</param>
sealed class SliceWorker(SweepPlan plan, SweepFolder folder, int threads, CancellationToken cancellation)
{
    readonly RootCommand _root = VerbTable.Root;
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
            return Write(run, Failure(diagnostics), FirstError(diagnostics), null);
        }

        var (report, _) = RunVerb.Measure(parsed, terminal, job, "run", withReference: false, withRaster: false, diagnostics, cancellation);
        cancellation.ThrowIfCancellationRequested();
        if (diagnostics.HasErrors)
        {
            return Write(run, Failure(diagnostics), FirstError(diagnostics), null);
        }

        var document = JsonReport.Build(report);
        _reference.AddTo(document, parsed, job, report.Predictions, cancellation);
        return Write(run, RunStatus.Done, "", document);
    }

    // Profile, network, quantization, mapping and run say something about the settings, and would say it again. Everything else is about this machine at
    // this moment, and so is a backend that is not here.
    static RunStatus Failure(DiagnosticBag diagnostics)
    {
        var errors = diagnostics.Items.Where(d => d.Severity == Severity.Error).ToList();
        var other = errors.Find(d => d.Descriptor.Code[2] is not ((>= '1' and <= '4') or '6'));
        return (other, ExitCodes.For(errors)) switch
        {
            (not null, _) => throw new InputErrorException(other),
            (_, ExitCode.NotAvailable) => throw new InputErrorException(errors[0]),
            (_, ExitCode.DoesNotFit) => RunStatus.DoesNotFit,
            _ => RunStatus.Refused,
        };
    }

    static string FirstError(DiagnosticBag diagnostics) => diagnostics.Items.First(d => d.Severity == Severity.Error).ToString();

    SweepResult Write(PlannedRun run, RunStatus status, string message, JsonObject? report)
    {
        SweepFolder.Write(folder.ResultPath(run.Hash), SweepResult.Text(run, status, message, report));
        return SweepResult.Read(folder, run);
    }
}
