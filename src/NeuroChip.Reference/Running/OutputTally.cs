using NeuroChip.Core.Runs;
using NeuroChip.Reference.Planning;

namespace NeuroChip.Reference.Running;

/// <summary>Collects what the output neurons said during one sample.</summary>
sealed class OutputTally(NetworkPlan plan)
{
    readonly long[] _counts = new long[plan.OutputNeurons];
    readonly int[] _first = new int[plan.OutputNeurons];

    public void Reset()
    {
        Array.Clear(_counts);
        Array.Fill(_first, -1);
    }

    /// <param name="firstOutput">Place of the population's first neuron among the outputs; negative where it is not read.</param>
    public void Add(int firstOutput, int neuron, long spikes, int step)
    {
        if (firstOutput < 0)
        {
            return;
        }

        var output = firstOutput + neuron;
        _counts[output] += spikes;
        _first[output] = _first[output] < 0 ? step : _first[output];
    }

    public SampleResult Result(PopulationState[] states, long[] populationSpikes)
    {
        var potentials = new double[plan.OutputNeurons];
        for (var i = 0; i < states.Length; i++)
        {
            if (plan.Populations[i].FirstOutput >= 0)
            {
                states[i].Potential.CopyTo(potentials, plan.Populations[i].FirstOutput);
            }
        }

        return new SampleResult(Array.ConvertAll(_counts, int.CreateSaturating), (int[])_first.Clone(), potentials, populationSpikes);
    }
}
