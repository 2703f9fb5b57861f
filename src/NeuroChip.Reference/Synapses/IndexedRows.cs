using NeuroChip.Reference.Running;

namespace NeuroChip.Reference.Synapses;

/// <summary>Any targets, one delay.</summary>
sealed class IndexedRows(RowLists lists) : SynapseRows
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
            var output = source.Output[neuron];
            var row = lists.RowStart[neuron]..lists.RowStart[neuron + 1];
            var targets = lists.Targets.AsSpan(row);
            var weights = lists.Weights.AsSpan(row);
            for (var i = 0; i < targets.Length; i++)
            {
                sums[targets[i]] += weights[i] * output;
            }
        }
    }
}
