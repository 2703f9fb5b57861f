namespace NeuroChip.Host.Benchmarks.Limits;

/// <summary>A loop over the same data as the hot loop of a benchmark, with nothing around it: what this machine can do at most.</summary>
abstract class LimitKernel
{
    /// <summary>The loop in one line.</summary>
    public abstract string Title { get; }

    /// <summary>Does a few milliseconds of work.</summary>
    /// <returns>Operations done.</returns>
    public abstract long Execute();
}
