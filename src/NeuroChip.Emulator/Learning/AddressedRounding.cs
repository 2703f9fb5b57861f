using NeuroChip.Core.Random;

namespace NeuroChip.Emulator.Learning;

/// <summary>Stochastic rounding: r is drawn by address, so a run repeats on every backend.</summary>
/// <param name="projection">Number of the projection in its image.</param>
public sealed class AddressedRounding(ulong seed, int projection) : ILearningRounding
{
    // Draws of one side: for the decay, then for impulses.
    const uint DrawsOfSide = 2;

    public int Decay(TraceSide side, int tick) => (int)(Draw(RandomStream.TraceRounding, tick, (uint)side * DrawsOfSide) >> 16);

    /// <summary>7 bits, as the hardware draws: a fraction of one half or more always counts.</summary>
    public int Impulse(TraceSide side, int tick) => (int)(Draw(RandomStream.TraceRounding, tick, (uint)side * DrawsOfSide + 1) >> 25);

    public int Weight(int tick) => (int)(Draw(RandomStream.LearningRounding, tick, 0) >> 16);

    uint Draw(RandomStream stream, int tick, uint draw) => Philox.Bits(seed, stream, (uint)projection, (uint)tick, draw);
}
