using System.Collections.Immutable;

namespace NeuroChip.Compiler.Mapping.Partitioning;

/// <summary>
/// The network as the hardware pays for it. A net is a source unit: one message for each other core that it reaches. A net has one axon for each
/// delay that needs a row of its own, and an axon one list of synapses for each projection; a list on a core costs memory, an axon a row.
/// </summary>
sealed class SynapseHypergraph
{
    /// <summary>[nets] spikes per tick.</summary>
    public required double[] Rate { get; init; }

    /// <summary>[nets] unit of the network.</summary>
    public required int[] UnitOfNet { get; init; }

    /// <summary>[axons].</summary>
    public required int[] NetOfAxon { get; init; }

    /// <summary>[lists].</summary>
    public required int[] AxonOfList { get; init; }

    /// <summary>[lists] bits of one weight.</summary>
    public required int[] WeightBitsOfList { get; init; }

    /// <summary>Neurons, then the cores that hold blocks of split neurons.</summary>
    public required NodeSet Nodes { get; init; }

    /// <summary>Units of each node.</summary>
    public required ImmutableArray<int>[] Units { get; init; }

    /// <summary>Cores with blocks of split neurons, as the in-order mapper cut them; they are the last nodes.</summary>
    public required ImmutableArray<CorePlacement> Split { get; init; }

    /// <summary>Number of different sets of neuron parameters; 0 where the chip does not count them.</summary>
    public required int Configurations { get; init; }

    /// <summary>Units below this are inputs, which live on no core.</summary>
    public required int InputUnits { get; init; }

    /// <summary>Separation of each member: no core holds nodes of two members of one separation.</summary>
    public required int[] SeparationOfMember { get; init; }

    public int Nets => Rate.Length;

    public int Axons => NetOfAxon.Length;

    public int Lists => AxonOfList.Length;

    public bool IsInput(int net) => UnitOfNet[net] < InputUnits;
}
