namespace NeuroChip.Emulator.Learning;

/// <summary>
/// The numbers r that fractions are compared with: a fraction counts as one where r is below it. One number for a side in a tick, as in the
/// fixed-point learning of Lava 0.11; for weights one for all in a tick, or one for each.
/// </summary>
public interface ILearningRounding
{
    /// <summary>For decaying traces, in 1/2^16: 0…2^16.</summary>
    /// <param name="tick">Last tick of the epoch.</param>
    int Decay(TraceSide side, int tick);

    /// <summary>For impulses, in 1/256: 0…256.</summary>
    /// <param name="tick">The tick of the spike, or the last one of the epoch.</param>
    int Impulse(TraceSide side, int tick);

    /// <summary>For the weights and tags of the synapses of one source, in 1/2^16: 0…2^16, one for each target.</summary>
    /// <param name="tick">Last tick of the epoch.</param>
    void Weights(int source, int tick, Span<int> draws);

    /// <summary>The number that <see cref="Weights"/> gives one target.</summary>
    int Weight(int source, int target, int tick);

    /// <summary>Whether <see cref="Weights"/> gives the same number to all synapses in a tick.</summary>
    bool SharesWeightDraws { get; }
}
