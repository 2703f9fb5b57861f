namespace NeuroChip.Emulator.Backends.Accelerators;

/// <summary>A population's kernel as text, with what its neurons start from.</summary>
/// <param name="Step">The function step_neuron in C, the same for all populations of the same family and settings.</param>
/// <param name="Parameters">[parameters][neurons].</param>
/// <param name="InitialStates">[states][neurons].</param>
sealed record BoundSoma(string Step, int[][] Parameters, int[][] InitialStates);
