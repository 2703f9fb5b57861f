using NeuroChip.Core.Random;

namespace NeuroChip.Emulator.Learning;

/// <summary>Where the random bits of one pulse are: by chip, projection, synapse, tick and number of the pulse.</summary>
/// <param name="Seed">Of the chip.</param>
/// <param name="Source">Of the projection.</param>
/// <param name="Target">Of the projection; below 2^20.</param>
/// <param name="Pulse">Of those that a synapse gets in one tick; below <see cref="Most"/>.</param>
public readonly record struct PulseAddress(ulong Seed, int Projection, int Source, int Target, int Tick, int Pulse)
{
    /// <summary>Pulses that a synapse can get in one tick, and targets that a projection of devices can have.</summary>
    public const int Most = 1 << PulseBits, MostTargets = 1 << 20;

    const int PulseBits = 8, BlockBits = 3;

    /// <summary>Four words of 32 random bits.</summary>
    /// <param name="device">Of the synapse: 0 or 1.</param>
    /// <param name="block">0 … 7.</param>
    public (uint X0, uint X1, uint X2, uint X3) Block(int device, int block)
    {
        var draw = ((((((uint)Target << 1) | (uint)device) << PulseBits) | (uint)Pulse) << BlockBits) | (uint)block;
        return Philox.Block((uint)Source, (uint)Tick, (uint)RandomStream.PulseNoise | ((uint)Projection << 8), draw, (uint)Seed, (uint)(Seed >> 32));
    }
}
