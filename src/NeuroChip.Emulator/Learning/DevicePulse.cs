using System.Collections.Immutable;
using NeuroChip.Core.Images;

namespace NeuroChip.Emulator.Learning;

/// <summary>What one programming pulse does to a device, in integers; see <see cref="PlasticDevices"/>.</summary>
public static class DevicePulse
{
    const int FractionBits = PlasticDevices.StateBits - PlasticDevices.IntervalsLog2;

    // Mean of the sum of eight uniform numbers of 16 bits.
    const int NoiseMean = 8 * 65535 / 2;

    /// <summary>The state after a pulse on a graded device.</summary>
    /// <param name="factor">Of the device, see <see cref="PlasticDevices.FactorBits"/>.</param>
    /// <param name="noise">Added to the state, see <see cref="Noise"/>.</param>
    public static int Graded(PlasticDevices law, int state, bool up, int factor, int noise)
    {
        var step = Step(up ? law.StepsUp : law.StepsDown, state);
        var move = (int)(((step * factor) + (1 << (PlasticDevices.FactorBits - 1))) >> PlasticDevices.FactorBits);
        return (int)Math.Clamp((long)state + (up ? move : -(long)move) + noise, 0, PlasticDevices.StateOne);
    }

    /// <summary>The state of a device with few of them: one of the two next to a state, the nearer the likelier, so that the mean stays.</summary>
    /// <param name="draw">32 random bits.</param>
    public static int OnLevel(PlasticDevices law, int state, uint draw)
    {
        var steps = law.Levels - 1;
        var position = (long)state * steps;
        var level = (position >> PlasticDevices.StateBits) + (draw >> (32 - PlasticDevices.StateBits) < (position & (PlasticDevices.StateOne - 1)) ? 1 : 0);
        return (int)(((level << PlasticDevices.StateBits) + (steps / 2)) / steps);
    }

    /// <summary>Noise of a pulse: the sum of the eight 16-bit numbers of a block about its mean, which is close to normal (kurtosis 2.85).</summary>
    public static int Noise(PlasticDevices law, (uint X0, uint X1, uint X2, uint X3) block)
    {
        var sum = Halves(block.X0) + Halves(block.X1) + Halves(block.X2) + Halves(block.X3) - NoiseMean;
        return (int)((((long)sum * law.Noise) + (1 << 15)) >> 16);
    }

    /// <summary>The state after a pulse on parallel devices of two states: each that could switch does so where its own 16 bits are below its probability.</summary>
    /// <param name="factor">Of the probability, see <see cref="PlasticDevices.FactorBits"/>.</param>
    /// <param name="device">Of the synapse, for its random bits.</param>
    public static int Switched(PlasticDevices law, int state, bool up, int factor, in PulseAddress address, int device)
    {
        var on = (int)((((long)state * law.Parallel) + (PlasticDevices.StateOne / 2)) >> PlasticDevices.StateBits);
        var likely = (((long)(up ? law.SwitchUp : law.SwitchDown) * factor) + (1 << (PlasticDevices.FactorBits - 1))) >> PlasticDevices.FactorBits;
        var candidates = up ? law.Parallel - on : on;
        var switched = 0;
        for (var first = 0; first < candidates; first += 8)
        {
            var (x0, x1, x2, x3) = address.Block(device, first / 8);
            ReadOnlySpan<uint> words = [x0, x1, x2, x3];
            for (var i = 0; i < 8 && first + i < candidates; i++)
            {
                switched += (ushort)(words[i / 2] >> (16 * (i & 1))) < likely ? 1 : 0;
            }
        }

        return StateOf(law, up ? on + switched : on - switched);
    }

    /// <summary>The state that stands for so many parallel devices on.</summary>
    public static int StateOf(PlasticDevices law, int on) => (int)((((long)on << PlasticDevices.StateBits) + (law.Parallel / 2)) / law.Parallel);

    static long Step(ImmutableArray<int> steps, int state)
    {
        var at = Math.Min(state >> FractionBits, PlasticDevices.Entries - 2);
        var rest = state - (at << FractionBits);
        return steps[at] + ((((long)(steps[at + 1] - steps[at]) * rest) + (1 << (FractionBits - 1))) >> FractionBits);
    }

    static int Halves(uint word) => (int)((word & 0xFFFF) + (word >> 16));
}
