using System.Runtime.ExceptionServices;

namespace NeuroChip.Reference.Running;

/// <summary>Hands out samples in ascending order to a few workers.</summary>
static class SampleLoop
{
    /// <summary>
    /// Calls <paramref name="work"/>(worker, index) for every index below <paramref name="count"/>. Started samples are finished even when
    /// cancelled, so those done are always the first ones; their number is returned. A failure ends the loop, and the one of
    /// the lowest index is thrown.
    /// </summary>
    public static int Run(int count, int workers, CancellationToken cancellation, Action<int>? progress, Action<int, int> work)
    {
        var next = -1;
        var finished = 0;
        var failures = new (int Index, Exception Error)?[workers];
        var failed = false;
        Parallel.For(0, workers, new ParallelOptions { MaxDegreeOfParallelism = workers }, worker =>
        {
            while (!cancellation.IsCancellationRequested && !Volatile.Read(ref failed))
            {
                var index = Interlocked.Increment(ref next);
                if (index >= count)
                {
                    return;
                }

                try
                {
                    work(worker, index);
                    var done = Interlocked.Increment(ref finished);
                    progress?.Invoke(done);
                }
                catch (Exception error)
                {
                    failures[worker] = (index, error);
                    Volatile.Write(ref failed, true);
                }
            }
        });
        if (failed)
        {
            ExceptionDispatchInfo.Throw(failures.OfType<(int Index, Exception Error)>().MinBy(f => f.Index).Error);
        }

        return finished;
    }
}
