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
        foreach (var entry in rows.Entries)
        {
            Start[SparseRows.Target(entry) + 1]++;
        }

        for (var neuron = 0; neuron < neurons; neuron++)
        {
            Start[neuron + 1] += Start[neuron];
        }

        Sources = new int[rows.Entries.Length];
        Codes = new int[rows.Entries.Length];
        var next = Start.AsSpan(0, neurons).ToArray();
        for (var row = 0; row < rows.Sources; row++)
        {
            foreach (var entry in rows.Of(row))
            {
                ref var place = ref next[SparseRows.Target(entry)];
                Sources[place] = firstSource + row;
                Codes[place++] = SparseRows.Code(entry);
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
