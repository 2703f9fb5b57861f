namespace NeuroChip.Reference.Neurons;

/// <summary>y = v.</summary>
readonly struct GradedOutput : IOutputRule
{
    public double Fire(int neuron, ref double potential) => potential;
}
