namespace NeuroChip.Host.Benchmarks;

/// <summary>What one execution of a benchmark did. The same work gives the same counts and the same hash, however it is carried out.</summary>
sealed record BenchCounts
{
    public required long Samples { get; init; }

    /// <summary>Weights that spikes added to sums.</summary>
    public long SynapticEvents { get; init; }

    /// <summary>Neurons times ticks in which they were updated.</summary>
    public long NeuronUpdates { get; init; }

    /// <summary>Synapses that a learning rule evaluated.</summary>
    public long PlasticUpdates { get; init; }

    /// <summary>Packets between cores; 0 where the benchmark is not about them.</summary>
    public long Messages { get; init; }

    /// <summary>Time that passed in the network, over all samples; 0 where none runs.</summary>
    public double ModelSeconds { get; init; }

    public string StateHash { get; init; } = "";
}
