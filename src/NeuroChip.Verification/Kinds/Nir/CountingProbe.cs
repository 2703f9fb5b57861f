using NeuroChip.Reference;

namespace NeuroChip.Verification.Kinds.Nir;

/// <summary>
/// Counts what means over a run cannot tell: spikes of every neuron in the first samples, and the leading output after chosen steps.
/// </summary>
/// <param name="firstSamples">[samples][populations][neurons] spikes, filled by the run.</param>
/// <param name="decisions">Filled by the run.</param>
readonly struct CountingProbe(int[][][] firstSamples, StepDecisions decisions) : IReferenceProbe
{
    public void Step(int sample, int step, int population, ReadOnlySpan<double> outputs, ReadOnlySpan<double> potentials)
    {
        if (sample < firstSamples.Length)
        {
            Add(firstSamples[sample][population], outputs);
        }

        decisions.Observe(sample, step, population, outputs);
    }

    static void Add(int[] counts, ReadOnlySpan<double> outputs)
    {
        for (var neuron = 0; neuron < outputs.Length; neuron++)
        {
            counts[neuron] += (int)outputs[neuron];
        }
    }
}
