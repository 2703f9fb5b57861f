using System.Diagnostics;
using NeuroChip.Host.Benchmarks.Limits;

namespace NeuroChip.Host.Benchmarks;

/// <summary>Executes a benchmark and the plain loop beside it, turn by turn, so that a disturbance of the machine meets both.</summary>
static class BenchMeasurement
{
    /// <summary>No further execution begins after this; at least one is measured.</summary>
    public static readonly TimeSpan TimeBound = TimeSpan.FromSeconds(60);

    const double LimitSeconds = 0.1;

    /// <summary>The runtime compiles loops for good after some calls and some time, not before.</summary>
    const double WarmUpSeconds = 1;

    /// <param name="progress">Called after each execution with their number so far.</param>
    public static BenchFigures Run(IBenchmark benchmark, BenchOptions options, Action<int> progress, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var prepared = benchmark.Prepare(options);
        var setup = clock.Elapsed.TotalSeconds;

        WarmUp(prepared, cancellation);
        progress(0);

        BenchCounts? counts = null;
        var executions = new List<(double Wall, double Cpu)>();
        var limits = new List<double>();
        while (executions.Count < options.Repeat && (executions.Count == 0 || clock.Elapsed < TimeBound))
        {
            executions.Add(Time(() => counts = Same(counts, prepared.Execute(cancellation), benchmark.Name)));
            if (prepared.Limit is { } limit)
            {
                limits.Add(Rate(limit));
            }

            progress(executions.Count);
        }

        var cpu = Median(executions.Select(execution => execution.Cpu));
        return new(
            benchmark.Name, options.Backend, options.Threads, Median(executions.Select(execution => execution.Wall)), cpu, setup,
            PeakWorkingSet(), executions.Count, counts!,
            prepared.Limit is { } kernel ? Figure(kernel, Median(limits), prepared.LimitedBy(counts!) / cpu) : null);
    }

    static void WarmUp(IPreparedBenchmark prepared, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        do
        {
            prepared.WarmUp(cancellation);
            prepared.Limit?.Execute();
        }
        while (clock.Elapsed.TotalSeconds < WarmUpSeconds);
    }

    static LimitFigure Figure(LimitKernel kernel, double perSecond, double reached) => new(kernel.Title, perSecond, reached / perSecond);

    static BenchCounts Same(BenchCounts? first, BenchCounts next, string name) => first is null || first == next
        ? next
        : throw new InvalidOperationException($"benchmark {name} did {next} after {first}");

    static (double Wall, double Cpu) Time(Action work)
    {
        var cpu = Environment.CpuUsage.TotalTime;
        var clock = Stopwatch.StartNew();
        work();
        return (clock.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - cpu).TotalSeconds);
    }

    static double Rate(LimitKernel kernel)
    {
        long operations = 0;
        double seconds;
        var start = Environment.CpuUsage.TotalTime;
        do
        {
            operations += kernel.Execute();
            seconds = (Environment.CpuUsage.TotalTime - start).TotalSeconds;
        }
        while (seconds < LimitSeconds);
        return operations / seconds;
    }

    static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[sorted.Length / 2 - 1] + sorted[sorted.Length / 2]) / 2;
    }

    static long PeakWorkingSet()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }
}
