using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;

namespace NeuroChip.Host.Sweeps;

/// <summary>
/// Carries out what is missing of a plan in processes of this machine. A process that dies takes only its slice with it, and that is done again.
/// The first process starts alone: it makes what the others find ready, such as the float reference.
/// </summary>
sealed class WorkerPool(SweepPlan plan, SweepFolder folder, int jobs, int threads, SweepProgress progress, CancellationToken cancellation)
{
    static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(30);

    /// <summary>How often a slice may die before the sweep gives up.</summary>
    const int MostDeaths = 5;

    const int LongestSlice = 200;

    /// <summary>Slices for each process: many enough to end together, few enough that starting them costs little.</summary>
    const int SlicesPerJob = 3;

    readonly List<WorkerProcess> _running = [];
    readonly Queue<(int Index, int Count)> _waiting = new(Slices(plan, folder, jobs));
    int _deaths;

    /// <exception cref="InputErrorException">NC8106: a worker cannot do its part.</exception>
    /// <exception cref="OperationCanceledException">Interrupted; finished runs are kept.</exception>
    public void Run()
    {
        try
        {
            while (_waiting.Count > 0 || _running.Count > 0)
            {
                cancellation.ThrowIfCancellationRequested();
                StartWhatMay();
                Thread.Sleep(Patience);
                progress.Update();
                foreach (var ended in _running.Where(worker => worker.HasEnded).ToList())
                {
                    _running.Remove(ended);
                    Settle(ended);
                    ended.Dispose();
                }
            }
        }
        finally
        {
            foreach (var worker in _running)
            {
                worker.Kill();
                worker.Dispose();
            }

            folder.RemovePartialFiles();
        }

        progress.Update();
    }

    static IEnumerable<(int Index, int Count)> Slices(SweepPlan plan, SweepFolder folder, int jobs)
    {
        var missing = plan.Runs.Where(run => !folder.HasResult(run.Hash)).Select(run => run.Index).ToList();
        var longest = Math.Clamp(missing.Count / (jobs * SlicesPerJob), 1, LongestSlice);
        return MissingSlices.Of(missing, longest);
    }

    void StartWhatMay()
    {
        var allowed = progress.Finished > 0 ? jobs : 1;
        while (_waiting.Count > 0 && _running.Count < allowed)
        {
            var (index, count) = _waiting.Dequeue();
            _running.Add(WorkerProcess.Start(folder, index, count, threads));
        }
    }

    void Settle(WorkerProcess ended)
    {
        if (ended.Succeeded)
        {
            return;
        }

        cancellation.ThrowIfCancellationRequested();
        if (!ended.MayBeRepeated || ++_deaths > MostDeaths)
        {
            throw new InputErrorException(SweepCodes.WorkerFailed.With(FormattableString.Invariant(
                $"Runs {ended.Index} to {ended.Index + ended.Count - 1}: {ended.LastWords.TrimEnd('.')}.")));
        }

        _waiting.Enqueue((ended.Index, ended.Count));
    }
}
