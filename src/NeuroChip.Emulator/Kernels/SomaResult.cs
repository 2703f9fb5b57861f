using NeuroChip.Emulator.Lanes;

namespace NeuroChip.Emulator.Kernels;

/// <summary>What the update of one lane of neurons came to.</summary>
/// <param name="Spike">0: none; otherwise the value that travels: 1, −1, a number of spikes or a payload.</param>
/// <param name="Active">Not zero where the neuron had input, bias or state before the update: <c>EventKind.NeuronActive</c>.</param>
public readonly record struct SomaResult<T>(T Spike, T Active) where T : ILane<T>
{
    /// <summary>All ones where the current left its range and wrapped, else 0; families that do not tell leave 0.</summary>
    public T Wrapped { get; init; } = T.Constant(0);
}
