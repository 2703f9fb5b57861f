namespace NeuroChip.Verification.Kinds.MultiCore;

/// <summary>State of one neuron.</summary>
/// <param name="Potential">
/// A multiple of 1/64. Doubles hold these exactly up to 2^46, so that sums do not depend on their order.
/// </param>
/// <param name="Refractory">Steps that the neuron is still deaf, this one included.</param>
record struct NeuronState(double Potential, int Refractory);
