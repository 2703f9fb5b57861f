using NeuroChip.Core.Images;
using NeuroChip.Core.Numerics;

namespace NeuroChip.Host.Analysis;

/// <summary>
/// Neurons that quantization made equal: same sources, codes and delays, and same parameters, as another neuron of the population. They
/// always fire together, so all but one are wasted.
/// </summary>
static class DuplicateNeurons
{
    /// <returns>[populations] neurons that equal an earlier neuron of their population.</returns>
    public static int[] Count(ChipImage image)
    {
        var fingerprints = Fingerprints(image);
        return [.. image.Populations.Select(population => population.Count - Distinct(image, population, fingerprints))];
    }

    static int Distinct(ChipImage image, PopulationImage population, ulong[] fingerprints)
    {
        var seen = new HashSet<ulong>();
        for (var neuron = 0; neuron < population.Count; neuron++)
        {
            var hash = new StateHash();
            hash.Add((long)fingerprints[population.FirstUnit - image.InputUnits + neuron]);
            foreach (var (_, codes) in population.Parameters)
            {
                hash.Add(codes[neuron]);
            }

            seen.Add(hash.Value);
        }

        return seen.Count;
    }

    // A sum over synapses does not depend on the order in which cores hold them.
    static ulong[] Fingerprints(ChipImage image)
    {
        var sums = new ulong[image.Neurons];
        foreach (var core in image.Cores)
        {
            foreach (var block in core.Blocks)
            {
                AddBlock(image, core, block, sums);
            }
        }

        return sums;
    }

    static void AddBlock(ChipImage image, CoreImage core, SynapseBlock block, ulong[] sums)
    {
        for (var row = 0; row < block.AxonCount; row++)
        {
            var axon = core.Axons[block.FirstAxon + row];
            var first = block.IsDense ? row * block.Targets.Length : block.RowStart[row];
            var last = block.IsDense ? first + block.Targets.Length : block.RowStart[row + 1];
            for (var synapse = first; synapse < last; synapse++)
            {
                var code = block.Codes[synapse];
                if (code == 0)
                {
                    continue;
                }

                var column = block.IsDense ? synapse - first : block.Columns[synapse];
                var delay = axon.DelayTicks + (block.Delays.IsEmpty ? 0 : block.Delays[synapse]);
                var hash = new StateHash();
                hash.Add(axon.SourceUnit);
                hash.Add((long)delay << 32 | (uint)block.Projection << 16 | (ushort)code);
                sums[block.Targets[column] - image.InputUnits] += hash.Value;
            }
        }
    }
}
