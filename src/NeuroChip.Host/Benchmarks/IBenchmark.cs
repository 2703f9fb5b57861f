namespace NeuroChip.Host.Benchmarks;

/// <summary>A piece of work of a fixed size.</summary>
interface IBenchmark
{
    /// <summary>What the command line takes.</summary>
    string Name { get; }

    /// <summary>One line for lists.</summary>
    string Title { get; }

    /// <summary>Everything that comes before the first tick: network, compilation, inputs, loading.</summary>
    IPreparedBenchmark Prepare(BenchOptions options);
}
