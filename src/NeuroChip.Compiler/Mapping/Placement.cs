using System.Collections.Immutable;

namespace NeuroChip.Compiler.Mapping;

/// <summary>Where everything is. Cores ascend and are used from their first entry on.</summary>
sealed record Placement(ImmutableArray<CorePlacement> Cores);

/// <param name="Core">Core number on the mesh.</param>
/// <param name="Neurons">Units of the neurons whose somas are here, ascending.</param>
/// <param name="Patches">Synapses that are stored here.</param>
sealed record CorePlacement(int Core, ImmutableArray<int> Neurons, ImmutableArray<SynapsePatch> Patches);

/// <summary>
/// All synapses, of every projection, that end in certain neurons of one population; where <paramref name="Axons"/> is not default, only those that
/// start in these axons. Neurons that live on another core receive partial sums from here.
/// </summary>
/// <param name="Population">Index of the population of the targets.</param>
/// <param name="Targets">Units, ascending.</param>
/// <param name="Axons">Keys of <see cref="AxonKeys"/>, ascending.</param>
sealed record SynapsePatch(int Population, ImmutableArray<int> Targets, ImmutableArray<long> Axons);
