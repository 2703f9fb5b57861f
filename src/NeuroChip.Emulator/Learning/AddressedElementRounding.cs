using NeuroChip.Core.Random;

namespace NeuroChip.Emulator.Learning;

/// <summary>Stochastic rounding with a number for each element, drawn by address.</summary>
/// <param name="projection">Number of the projection in its image.</param>
public sealed class AddressedElementRounding(ulong seed, int projection) : IElementRounding
{
    public int Trace(int axon, int tick) => Draw(RandomStream.TraceRounding, axon, tick);

    public int Weight(int synapse, int tick) => Draw(RandomStream.LearningRounding, synapse, tick);

    int Draw(RandomStream stream, int element, int tick) => (int)(Philox.Bits(seed, stream, (uint)element, (uint)tick, (uint)projection) >> 16);
}
