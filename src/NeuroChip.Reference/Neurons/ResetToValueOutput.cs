namespace NeuroChip.Reference.Neurons;

/// <summary>A spike where v &gt; limit; then v ← reset.</summary>
readonly struct ResetToValueOutput(double[] limits, double[] resets) : IOutputRule
{
    public double Fire(int neuron, ref double potential)
    {
        if (!(potential > limits[neuron]))
        {
            return 0;
        }

        potential = resets[neuron];
        return 1;
    }
}
