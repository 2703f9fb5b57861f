using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NeuroChip.Compiler.Lowering;

namespace NeuroChip.Compiler.Mapping;

/// <summary>Cuts the inputs of a chunk of neurons into blocks of axons that fit one core each, in ascending order and as full as possible.</summary>
sealed class RowSplitter(LoweredNetwork network, CoreLimits limits, AxonKeys keys, int[] entryBits)
{
    /// <summary>Null where a single axon's synapses exceed the memory of a core.</summary>
    public List<ImmutableArray<long>>? Split(int[] incoming, int[] neurons)
    {
        var slices = new List<ImmutableArray<long>>();
        var slice = ImmutableArray.CreateBuilder<long>();
        var used = 0L;
        foreach (var (axon, bits) in BitsByAxon(incoming, neurons))
        {
            if (bits > limits.SynapseBits)
            {
                return null;
            }

            if (slice.Count == limits.Axons || used + bits > limits.SynapseBits)
            {
                slices.Add(slice.ToImmutable());
                slice.Clear();
                used = 0;
            }

            slice.Add(axon);
            used += bits;
        }

        slices.Add(slice.ToImmutable());
        return slices;
    }

    SortedDictionary<long, long> BitsByAxon(int[] incoming, int[] neurons)
    {
        var bits = new SortedDictionary<long, long>();
        foreach (var projection in incoming)
        {
            foreach (var (axon, entries) in EntriesByAxon(network.Projections[projection], neurons))
            {
                bits[axon] = bits.GetValueOrDefault(axon) + limits.ListBits(entries, entryBits[projection]);
            }
        }

        return bits;
    }

    Dictionary<long, int> EntriesByAxon(LoweredProjection projection, int[] neurons)
    {
        var entries = new Dictionary<long, int>();
        foreach (var neuron in neurons)
        {
            for (var s = projection.Synapses.TargetStart[neuron]; s < projection.Synapses.TargetStart[neuron + 1]; s++)
            {
                var axon = keys.Of(projection.SourceFirstUnit + projection.Synapses.Sources[s], projection.Synapses.Delays[s]);
                CollectionsMarshal.GetValueRefOrAddDefault(entries, axon, out _)++;
            }
        }

        return entries;
    }
}
