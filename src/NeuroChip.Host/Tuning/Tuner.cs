using System.Collections.Immutable;
using System.Globalization;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Host.Sweeps;

namespace NeuroChip.Host.Tuning;

/// <summary>
/// Runs the network with the bits that a search asks for. Evaluations are runs of a sweep whose axes are the layers: they are kept in its folder, found
/// again after an interruption, and shown by sweep collect and report.
/// </summary>
sealed class Tuner(SweepPlan empty, SweepFolder folder, RunIdentity identity, DiagnosticBag diagnostics, double largestLoss, ulong seed, Action<Evaluation> log, CancellationToken cancellation)
{
    readonly SliceWorker _worker = new(empty, folder, Environment.ProcessorCount, cancellation);
    readonly List<PlannedRun> _runs = [];
    readonly Dictionary<string, Evaluation> _known = new(StringComparer.Ordinal);

    /// <summary>In the order in which they were made.</summary>
    public IReadOnlyList<Evaluation> Evaluations => [.. _runs.Select(run => _known[run.Hash])];

    /// <summary>A run with these bits; the same one is not made twice.</summary>
    /// <exception cref="InputErrorException">The settings are not allowed by the profile.</exception>
    public Evaluation Evaluate(ImmutableArray<int> bits)
    {
        ImmutableArray<string> settings = [.. bits.Select(width => width.ToString(CultureInfo.InvariantCulture))];
        var hash = identity.Of(SweepPlan.ArgumentsOf(empty.Arguments, empty.Axes, settings, seed))
            ?? throw new InputErrorException(diagnostics.Items.First(d => d.Severity == Severity.Error));
        if (!_known.TryGetValue(hash, out var evaluation))
        {
            var run = new PlannedRun(_runs.Count, hash, settings, seed);
            var result = _worker.Do(run);
            evaluation = new Evaluation(bits, result, IsGoodEnough(result));
            _known.Add(hash, evaluation);
            _runs.Add(run);
            SweepFolder.Write(folder.PlanPath, PlanFile.Text(empty with { Runs = [.. _runs] }));
            log(evaluation);
        }

        return evaluation;
    }

    /// <summary>Whether a run loses no more accuracy against the float network than allowed.</summary>
    bool IsGoodEnough(SweepResult result) =>
        result.Report is { } report && report.Number("accuracy") is { } accuracy && report.Number("floatAccuracy") is { } reference
        && accuracy >= reference - largestLoss;
}
