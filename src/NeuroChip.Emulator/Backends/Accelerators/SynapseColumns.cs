using NeuroChip.Emulator.Planning;

namespace NeuroChip.Emulator.Backends.Accelerators;

/// <summary>
/// The synapses of a delivery by target, where their order matters: by ascending source, and those of a pair in the order of the image.
/// </summary>
sealed class SynapseColumns
{
    /// <param name="firstSource">Unit of the source's group that row 0 stands for.</param>
    public SynapseColumns(SparseRows rows, int neurons, int firstSource)
    {
        Start = new int[neurons + 1];
        foreach (var target in rows.Targets.Span)
        {
            Start[target + 1]++;
        }

        for (var neuron = 0; neuron < neurons; neuron++)
        {
            Start[neuron + 1] += Start[neuron];
        }

        Sources = new int[rows.Targets.Length];
        Codes = new int[rows.Targets.Length];
        var next = Start.AsSpan(0, neurons).ToArray();
        for (var row = 0; row < rows.Sources; row++)
        {
            for (var synapse = rows.RowStart[row]; synapse < rows.RowStart[row + 1]; synapse++)
            {
                ref var place = ref next[rows.Targets[synapse]];
                Sources[place] = firstSource + row;
                Codes[place++] = rows.Code(synapse);
            }
        }
    }

    /// <summary>[neurons + 1].</summary>
    public int[] Start { get; }

    /// <summary>[synapses]: units of the source's group.</summary>
    public int[] Sources { get; }

    /// <summary>[synapses].</summary>
    public int[] Codes { get; }
}
