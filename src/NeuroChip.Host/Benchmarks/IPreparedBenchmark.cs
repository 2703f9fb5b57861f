using NeuroChip.Host.Benchmarks.Limits;

namespace NeuroChip.Host.Benchmarks;

/// <summary>A benchmark that can be executed any number of times, each time from the start.</summary>
interface IPreparedBenchmark
{
    /// <summary>Meets every hot loop often enough for the runtime to compile it; not timed.</summary>
    void WarmUp(CancellationToken cancellation);

    /// <exception cref="OperationCanceledException">Interrupted; a part of the work says nothing.</exception>
    BenchCounts Execute(CancellationToken cancellation);

    /// <summary>The plain loop that the work is compared with; null where there is none.</summary>
    LimitKernel? Limit { get; }

    /// <summary>Which of the counts the limit counts too.</summary>
    long LimitedBy(BenchCounts counts);
}
