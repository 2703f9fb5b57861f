namespace NeuroChip.Reference.Neurons;

/// <summary>What a neuron sends for its membrane, and what that does to the membrane. A struct, so that the call is inlined.</summary>
interface IOutputRule
{
    /// <returns>Number of spikes, or a value; 0 for nothing.</returns>
    double Fire(int neuron, ref double potential);
}
