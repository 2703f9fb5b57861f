using NeuroChip.Reference.Running;

namespace NeuroChip.Reference.Synapses;

/// <summary>Any targets, each synapse with its own delay.</summary>
sealed class DelayedRows(RowLists lists) : SynapseRows
{
    public override int MaxDelay { get; } = lists.Delays.Max();

    public override void Deliver(PopulationState source, InputQueue target, int step, int latency)
    {
        foreach (var neuron in source.Active)
        {
            var output = source.Output[neuron];
            for (var i = lists.RowStart[neuron]; i < lists.RowStart[neuron + 1]; i++)
            {
                if (target.Keeps(latency + lists.Delays[i]))
                {
                    target.At(step + latency + lists.Delays[i])[lists.Targets[i]] += lists.Weights[i] * output;
                }
            }
        }
    }
}
