namespace NeuroChip.Compiler.Mapping.Partitioning;

/// <summary>
/// What is moved from core to core: neurons, or on coarser levels clusters of them. Rows of pins and nets are concatenated (compressed sparse rows).
/// Buffers: not changed after building.
/// </summary>
sealed class NodeSet
{
    public int Count => Neurons.Length;

    /// <summary>[nodes] somas.</summary>
    public required int[] Neurons { get; init; }

    /// <summary>[nodes] neurons that receive synapses.</summary>
    public required int[] Columns { get; init; }

    /// <summary>[nodes] synaptic events per tick.</summary>
    public required double[] Work { get; init; }

    /// <summary>[nodes + 1].</summary>
    public required int[] PinStart { get; init; }

    /// <summary>Synapse lists that end in the node, each once.</summary>
    public required int[] PinList { get; init; }

    /// <summary>Synapses of the list that end in the node.</summary>
    public required int[] PinEntries { get; init; }

    /// <summary>[nodes + 1].</summary>
    public required int[] NetStart { get; init; }

    /// <summary>Nets that start in the node.</summary>
    public required int[] Nets { get; init; }

    /// <summary>[nodes + 1].</summary>
    public required int[] ConfigurationStart { get; init; }

    /// <summary>Sets of parameters of the node's neurons, each once.</summary>
    public required int[] Configurations { get; init; }

    /// <summary>[nodes] core that the node must stay on; −1: free.</summary>
    public required int[] Pinned { get; init; }

    /// <summary>[nodes] true: fills its core alone (a block of a neuron that is larger than a core).</summary>
    public required bool[] Exclusive { get; init; }

    /// <summary>[nodes] member of a separation that the node is part of; −1: none.</summary>
    public required int[] Member { get; init; }

    public ReadOnlySpan<int> NetsOf(int node) => Nets.AsSpan(NetStart[node]..NetStart[node + 1]);

    public ReadOnlySpan<int> ConfigurationsOf(int node) => Configurations.AsSpan(ConfigurationStart[node]..ConfigurationStart[node + 1]);

    public ReadOnlySpan<int> ListsOf(int node) => PinList.AsSpan(PinStart[node]..PinStart[node + 1]);

    public bool IsMovable(int node) => Pinned[node] < 0 && !Exclusive[node];
}
