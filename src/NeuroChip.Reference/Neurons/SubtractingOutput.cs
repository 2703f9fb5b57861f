namespace NeuroChip.Reference.Neurons;

/// <summary>A spike where v &gt; limit; then v ← v − threshold.</summary>
readonly struct SubtractingOutput(double[] limits, double[] thresholds) : IOutputRule
{
    public double Fire(int neuron, ref double potential)
    {
        if (!(potential > limits[neuron]))
        {
            return 0;
        }

        potential -= thresholds[neuron];
        return 1;
    }
}
