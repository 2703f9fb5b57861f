namespace NeuroChip.Verification.Kinds.MultiCore;

/// <summary>A neuron's step.</summary>
interface ISomaModel
{
    /// <summary>Moves the state on by one step; true where the neuron fires.</summary>
    /// <param name="input">Sum of the weights that arrived in the step before.</param>
    /// <param name="step">1 or more.</param>
    bool Step(NeuronParameters parameters, ref NeuronState state, double input, int step);
}
