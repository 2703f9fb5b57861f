using System.Collections.Immutable;

namespace NeuroChip.Emulator.Kernels;

/// <summary>What a family keeps for each neuron.</summary>
/// <param name="States">Names of the state variables; they are hashed in this order.</param>
/// <param name="Membrane">Index in <paramref name="States"/> of the variable that decoders and traces read.</param>
/// <param name="Parameters">Number of per-neuron parameters of the kernel.</param>
/// <param name="Ports">Separate input sums.</param>
public sealed record NeuronShape(ImmutableArray<string> States, int Membrane, int Parameters, int Ports = 1);
