using System.Runtime.ExceptionServices;

namespace NeuroChip.Emulator.Scheduling;

/// <summary>
/// Hands out samples to threads that live as long as the run. Samples are taken in order, and a sample that was begun is finished, so
/// what an interrupted run has done are the first samples.
/// </summary>
static class SampleWorkers
{
    /// <param name="count">Samples.</param>
    /// <param name="makeWorker">Called once per thread.</param>
    /// <returns>Samples done.</returns>
    public static int Run(int count, RunOptions options, Func<ISampleWorker> makeWorker)
    {
        var queue = new Queue(count, options);
        var threads = Math.Min(options.Threads, count);
        var others = Enumerable.Range(1, Math.Max(0, threads - 1))
            .Select(number => new Thread(() => queue.Work(makeWorker)) { Name = $"samples {number}", IsBackground = true })
            .ToArray();
        foreach (var thread in others)
        {
            thread.Start();
        }

        queue.Work(makeWorker);
        foreach (var thread in others)
        {
            thread.Join();
        }

        return queue.Done();
    }

    sealed class Queue(int count, RunOptions options)
    {
        readonly Lock _progress = new();
        int _next, _done;
        ExceptionDispatchInfo? _failure;

        public void Work(Func<ISampleWorker> makeWorker)
        {
            try
            {
                var worker = makeWorker();
                while (TakeNext() is { } sample)
                {
                    worker.Run(sample);
                    Report();
                }

                worker.Finish();
            }
            catch (Exception exception)
            {
                // Rethrown by the thread that started the run: an exception here would end the process.
                Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(exception), null);
            }
        }

        public int Done()
        {
            _failure?.Throw();
            return _done;
        }

        int? TakeNext()
        {
            if (options.Cancellation.IsCancellationRequested || Volatile.Read(ref _failure) is not null)
            {
                return null;
            }

            var sample = Interlocked.Increment(ref _next) - 1;
            return sample < count ? sample : null;
        }

        void Report()
        {
            lock (_progress)
            {
                _done++;
                options.Progress?.Invoke(_done);
            }
        }
    }
}
