namespace NeuroChip.Emulator.Learning;

/// <summary>
/// The numbers r that fractions are compared with: a fraction counts as one where r is below it. One number for a side, or for all weights,
/// in a tick, as in the fixed-point learning of Lava 0.11.
/// </summary>
public interface ILearningRounding
{
    /// <summary>For decaying traces, in 1/2^16: 0…2^16.</summary>
    /// <param name="tick">Last tick of the epoch.</param>
    int Decay(TraceSide side, int tick);

    /// <summary>For impulses, in 1/256: 0…256.</summary>
    /// <param name="tick">The tick of the spike, or the last one of the epoch.</param>
    int Impulse(TraceSide side, int tick);

    /// <summary>For weights and tags, in 1/2^16: 0…2^16.</summary>
    /// <param name="tick">Last tick of the epoch.</param>
    int Weight(int tick);
}
