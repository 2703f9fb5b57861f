using NeuroChip.Core.Numerics;
using NeuroChip.Core.Runs;
using NeuroChip.Emulator.Planning;
using NeuroChip.Emulator.Tracing;

namespace NeuroChip.Emulator.Scheduling;

/// <summary>Reads the result and the fingerprint of a sample from the state in which it ended.</summary>
public sealed class ResultReader(ExecutionPlan plan)
{
    public SampleResult Result(SampleSpikes spikes, IChipStateView state) =>
        new([.. spikes.Outputs], [.. spikes.First], Potentials(state), [.. spikes.Groups]);

    /// <summary>Fingerprint of the spike counts of the outputs and of every state variable of every neuron.</summary>
    public ulong Hash(SampleSpikes spikes, IChipStateView state)
    {
        var hash = new StateHash();
        hash.Add(spikes.Outputs);
        for (var population = 0; population < plan.Populations.Length; population++)
        {
            for (var variable = 0; variable < plan.Populations[population].Shape.States.Length; variable++)
            {
                hash.Add(state.State(population, variable));
            }
        }

        return hash.Value;
    }

    double[] Potentials(IChipStateView state)
    {
        var potentials = new List<double>();
        foreach (var output in plan.Image.Outputs)
        {
            var population = plan.Populations[output];
            var scale = population.Image.StateScale;
            var membrane = state.State(output, population.Shape.Membrane);
            for (var neuron = 0; neuron < membrane.Length; neuron++)
            {
                potentials.Add(membrane[neuron] * scale[scale.Length == 1 ? 0 : neuron]);
            }
        }

        return [.. potentials];
    }
}
