using System.Diagnostics;
using System.Globalization;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Host.CommandLine;

namespace NeuroChip.Host.Sweeps;

/// <summary>
/// Carries out what is missing of a plan as an array job of Slurm. One run is done here first: it finds what is wrong before a queue is waited for, makes
/// the float reference, and shows how many runs fill a task. A job that is still queued is watched, not submitted again.
/// </summary>
sealed class SlurmDriver(SweepPlan plan, SweepFolder folder, SlurmRequest request, SweepProgress progress, Terminal terminal, CancellationToken cancellation)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>A task costs about two seconds of the scheduler; it should last much longer.</summary>
    const double TaskSeconds = 30;

    /// <summary>Slurm's own limit on arrays where an administrator did not change it.</summary>
    const int MostTasks = 1000;

    /// <summary>Submissions in a row that finish no run before the driver gives up.</summary>
    const int MostVainJobs = 3;

    int Missing => plan.Runs.Length - progress.Finished;

    /// <exception cref="InputErrorException">NC8107.</exception>
    /// <exception cref="OperationCanceledException">Interrupted; the job goes on.</exception>
    public void Run()
    {
        progress.Update();
        var vain = 0;
        while (Missing > 0)
        {
            var before = Missing;
            var job = QueuedJob() ?? Submit();
            if (job is not null)
            {
                Watch(job);
            }

            vain = Missing < before ? 0 : vain + 1;
            if (vain == MostVainJobs)
            {
                throw BatchCommand.Failed($"job {job} ended {MostVainJobs} times without a result; its output is in {folder.In("slurm")}.");
            }
        }

        folder.RemovePartialFiles();
    }

    string? QueuedJob()
    {
        var file = folder.In("slurm", "job");
        return File.Exists(file) && IsQueued(File.ReadAllText(file).Trim()) ? File.ReadAllText(file).Trim() : null;
    }

    // Slurm forgets a job some minutes after its end, and then says that the number is invalid.
    static bool IsQueued(string job)
    {
        try
        {
            return BatchCommand.Run("squeue", "--noheader", "--jobs", job).Length > 0;
        }
        catch (InputErrorException forgotten) when (forgotten.Message.Contains("Invalid job id", StringComparison.Ordinal))
        {
            return false;
        }
    }

    /// <summary>Number of the job; null where the first run was the last one missing.</summary>
    string? Submit()
    {
        var missing = plan.Runs.Where(run => !folder.HasResult(run.Hash)).ToList();
        var watch = Stopwatch.StartNew();
        new SliceWorker(plan, folder, Environment.ProcessorCount, cancellation).Do(missing[0]);
        progress.Update();
        if (missing.Count == 1)
        {
            return null;
        }

        var perTask = Math.Max((int)(TaskSeconds / watch.Elapsed.TotalSeconds), ((missing.Count - 1) / MostTasks) + 1);
        var slices = MissingSlices.Of([.. missing.Skip(1).Select(run => run.Index)], Math.Clamp(perTask, 1, Math.Max(1, (missing.Count - 1) / request.Jobs))).ToList();
        SweepFolder.Write(folder.In("slurm", "slices"), string.Concat(slices.Select(slice => string.Create(CultureInfo.InvariantCulture, $"{slice.Index} {slice.Count}\n"))));
        var script = folder.In("slurm", "array.sh");
        SweepFolder.Write(script, Script(slices.Count));
        var job = BatchCommand.Run("sbatch", ["--parsable", .. request.Options, script]).Split(';')[0];
        SweepFolder.Write(folder.In("slurm", "job"), job + "\n");
        terminal.Note(string.Create(CultureInfo.InvariantCulture, $"submitted job {job}: {slices.Count} tasks for {missing.Count - 1} runs; interrupting this command leaves the job alone"));
        return job;
    }

    // The slices are read when a task starts, so a task that is requeued does the same slice.
    string Script(int tasks)
    {
        var (program, first) = WorkerProcess.Command();
        var start = string.Join(' ', new[] { program }.Concat(first).Select(Quote));
        return string.Create(CultureInfo.InvariantCulture, $$"""
            #!/bin/bash
            #SBATCH --job-name=neurochip-sweep
            #SBATCH --array=1-{{tasks}}%{{request.Jobs}}
            #SBATCH --cpus-per-task={{request.Threads}}
            #SBATCH --output={{Path.GetFullPath(folder.In("slurm"))}}/%A_%a.log
            #SBATCH --requeue
            cd {{Quote(Environment.CurrentDirectory)}}
            read -r index count < <(sed -n "${SLURM_ARRAY_TASK_ID}p" {{Quote(folder.In("slurm", "slices"))}})
            exec {{start}} sweep run {{Quote(folder.Path)}} --index "$index" --count "$count" --threads {{request.Threads}} --quiet

            """);
    }

    void Watch(string job)
    {
        do
        {
            if (cancellation.WaitHandle.WaitOne(Patience))
            {
                terminal.Note($"job {job} goes on: the same command watches it again, 'scancel {job}' ends it");
                cancellation.ThrowIfCancellationRequested();
            }

            progress.Update();
        }
        while (IsQueued(job));
        progress.Update();
    }

    static string Quote(string word) => $"'{word.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}

/// <param name="Jobs">Tasks at a time.</param>
/// <param name="Threads">Processors of a task.</param>
/// <param name="Options">More options for sbatch.</param>
sealed record SlurmRequest(int Jobs, int Threads, IReadOnlyList<string> Options);
