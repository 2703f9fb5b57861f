namespace NeuroChip.Reference.Neurons;

/// <summary>1 where v &gt; limit; the membrane stays.</summary>
readonly struct ComparatorOutput(double[] limits) : IOutputRule
{
    public double Fire(int neuron, ref double potential) => potential > limits[neuron] ? 1 : 0;
}
