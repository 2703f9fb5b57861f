using System.Collections.Immutable;
using NeuroChip.Compiler.Lowering;
using NeuroChip.Compiler.Mapping;
using NeuroChip.Compiler.Quantization;
using NeuroChip.Core.Hardware;
using NeuroChip.Core.Images;

namespace NeuroChip.Compiler.Emission;

/// <summary>
/// Axons and synapse blocks of a core. Axons ascend by source population, delay and unit; those of one source and one delay are
/// neighbours, and every projection with such synapses has a block over all of them, so blocks that share rows have equal rows.
/// </summary>
sealed class CoreBuilder(LoweredNetwork network, QuantizedNetwork quantized, HardwareProfile profile)
{
    readonly CoreAxons _axons = new(network, new AxonNumbers(network, new AxonKeys(profile.Synapse)));
    readonly List<BlockEntry> _entries = [];
    readonly RowNumbers _rows = new(network, new AxonKeys(profile.Synapse));
    readonly bool _crossbar = profile.Synapse.Storage == SynapseStorage.Crossbar;
    readonly int[] _sources = [.. network.Inputs.Select(i => i.FirstUnit).Concat(network.Populations.Select(p => p.FirstUnit)).Order()];

    public CoreImage Build(CorePlacement core)
    {
        var groups = _axons.Of(core).GroupBy(key => (Source: SourceOf(key), Delay: AxonKeys.DelayOf(key))).OrderBy(g => g.Key).ToArray();
        var axons = ImmutableArray.CreateBuilder<Axon>();
        var blocks = ImmutableArray.CreateBuilder<SynapseBlock>();
        foreach (var group in groups)
        {
            var rows = _rows.Number(axons.Count, group);
            axons.AddRange(group.Select(key => new Axon(AxonKeys.UnitOf(key), AxonKeys.DelayOf(key))));
            for (var p = 0; p < network.Projections.Length; p++)
            {
                if (network.Projections[p].SourceFirstUnit == group.Key.Source && network.Projections[p].SourceCount > 0)
                {
                    blocks.AddRange(BlocksOf(p, core, rows));
                }
            }
        }

        return new CoreImage { Core = core.Core, Neurons = core.Neurons, Axons = axons.ToImmutable(), Blocks = blocks.ToImmutable() };
    }

    IEnumerable<SynapseBlock> BlocksOf(int projection, CorePlacement core, RowNumbers rows) =>
        core.Patches
            .Where(patch => patch.Population == network.Projections[projection].Target)
            .Select(patch => new BlockBuilder(network, quantized, projection, patch, rows, _entries).Build(_crossbar))
            .OfType<SynapseBlock>();

    // First unit of the input or population that the axon comes from. An empty one shares its first unit with its successor.
    int SourceOf(long key)
    {
        var at = Array.BinarySearch(_sources, AxonKeys.UnitOf(key));
        return _sources[at < 0 ? ~at - 1 : at];
    }
}
