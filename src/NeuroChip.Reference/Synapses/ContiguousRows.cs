using System.Numerics;
using NeuroChip.Reference.Running;

namespace NeuroChip.Reference.Synapses;

/// <summary>Consecutive targets for every source, one delay: dense and one-to-one projections.</summary>
sealed class ContiguousRows(RowLists lists) : SynapseRows
{
    public override int MaxDelay => lists.Delays[0];

    public override void Deliver(PopulationState source, InputQueue target, int step, int latency)
    {
        latency += MaxDelay;
        if (!target.Keeps(latency))
        {
            return;
        }

        var sums = target.At(step + latency);
        foreach (var neuron in source.Active)
        {
            var (start, end) = (lists.RowStart[neuron], lists.RowStart[neuron + 1]);
            if (start < end)
            {
                Add(lists.Weights.AsSpan(start, end - start), source.Output[neuron], sums.Slice(lists.Targets[start], end - start));
            }
        }
    }

    // A lane is a target; the tail is done one by one.
    static void Add(ReadOnlySpan<double> weights, double output, Span<double> sums)
    {
        var i = 0;
        for (var width = Vector<double>.Count; i <= weights.Length - width; i += width)
        {
            (new Vector<double>(sums[i..]) + (new Vector<double>(weights[i..]) * output)).CopyTo(sums[i..]);
        }

        for (; i < weights.Length; i++)
        {
            sums[i] += weights[i] * output;
        }
    }
}
