using NeuroChip.Core.Random;

namespace NeuroChip.Emulator.Learning;

/// <summary>Stochastic rounding: r is drawn by address, so a run repeats on every backend.</summary>
/// <param name="projection">Number of the projection in its image.</param>
/// <param name="perSynapse">Whether every weight has its own r, and not all of them one.</param>
public sealed class AddressedRounding(ulong seed, int projection, bool perSynapse = false) : ILearningRounding
{
    // Draws of one side: for the decay, then for impulses.
    const uint DrawsOfSide = 2;

    // A Philox block has 128 bits: eight draws for neighbouring targets.
    const int BlockLog2 = 3, DrawBits = 16;

    public bool SharesWeightDraws => !perSynapse;

    public int Decay(TraceSide side, int tick) => (int)(Draw(RandomStream.TraceRounding, tick, (uint)side * DrawsOfSide) >> 16);

    /// <summary>7 bits, as the hardware draws: a fraction of one half or more always counts.</summary>
    public int Impulse(TraceSide side, int tick) => (int)(Draw(RandomStream.TraceRounding, tick, (uint)side * DrawsOfSide + 1) >> 25);

    public void Weights(int source, int tick, Span<int> draws)
    {
        if (!perSynapse)
        {
            draws.Fill(SharedWeight(tick));
            return;
        }

        for (var target = 0; target < draws.Length; target += 1 << BlockLog2)
        {
            var (low, high) = Block(source, target >> BlockLog2, tick);
            for (var i = 0; i < 1 << BlockLog2 && target + i < draws.Length; i++)
            {
                draws[target + i] = Part(low, high, i);
            }
        }
    }

    public int Weight(int source, int target, int tick)
    {
        if (!perSynapse)
        {
            return SharedWeight(tick);
        }

        var (low, high) = Block(source, target >> BlockLog2, tick);
        return Part(low, high, target & ((1 << BlockLog2) - 1));
    }

    int SharedWeight(int tick) => (int)(Draw(RandomStream.LearningRounding, tick, 0) >> 16);

    // Source and block of targets need a word each, so the projection shares one with the purpose.
    (ulong Low, ulong High) Block(int source, int block, int tick)
    {
        var purpose = (uint)RandomStream.SynapseRounding | ((uint)projection << 8);
        var (x0, x1, x2, x3) = Philox.Block((uint)source, (uint)tick, purpose, (uint)block, (uint)seed, (uint)(seed >> 32));
        return (((ulong)x1 << 32) | x0, ((ulong)x3 << 32) | x2);
    }

    static int Part(ulong low, ulong high, int index) => (ushort)((index < 4 ? low : high) >> (DrawBits * (index & 3)));

    uint Draw(RandomStream stream, int tick, uint draw) => Philox.Bits(seed, stream, (uint)projection, (uint)tick, draw);
}
