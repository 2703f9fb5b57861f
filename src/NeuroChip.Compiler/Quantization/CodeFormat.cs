using NeuroChip.Core.Networks;
using NeuroChip.Core.Numerics;

namespace NeuroChip.Compiler.Quantization;

/// <summary>How Loihi stores raw integer weights (nxSDK and Lava agree): clip by sign mode, then drop the bits that are not stored.</summary>
public static class CodeFormat
{
    /// <summary>Excitatory if no weight is negative, else inhibitory if none is positive, else mixed.</summary>
    public static WeightSignMode Resolve(WeightSignMode mode, ReadOnlySpan<double> weights)
    {
        if (mode != WeightSignMode.Auto)
        {
            return mode;
        }

        bool anyNegative = false, anyPositive = false;
        foreach (var weight in weights)
        {
            anyNegative |= weight < 0;
            anyPositive |= weight > 0;
        }

        return !anyNegative ? WeightSignMode.Excitatory : !anyPositive ? WeightSignMode.Inhibitory : WeightSignMode.Mixed;
    }

    /// <summary>
    /// Clips to [−256, 255], [0, 255] or [−255, 0], then clears the lowest 8 − bits (+ 1 where mixed) bits: mixed and excitatory toward minus
    /// infinity, inhibitory toward zero.
    /// </summary>
    /// <param name="bits">1…8.</param>
    public static int Truncate(int weight, int bits, WeightSignMode mode) => TruncateUnclipped(
        mode switch
        {
            WeightSignMode.Excitatory => Math.Clamp(weight, 0, 255),
            WeightSignMode.Inhibitory => Math.Clamp(weight, -255, 0),
            _ => Math.Clamp(weight, -256, 255),
        },
        bits,
        mode);

    /// <summary>The nearest weight that so many bits store, within the range of the mode; halves go up, those of inhibitory weights down.</summary>
    /// <inheritdoc cref="Truncate"/>
    public static int Nearest(int weight, int bits, WeightSignMode mode)
    {
        var half = (1 << Dropped(bits, mode)) >> 1;
        return Truncate(mode == WeightSignMode.Inhibitory ? weight - half : weight + half, bits, mode);
    }

    /// <summary>The same without clipping: how weights that learn are loaded. Learned weights are clipped, not truncated.</summary>
    /// <inheritdoc cref="Truncate"/>
    public static int TruncateUnclipped(int weight, int bits, WeightSignMode mode)
    {
        var dropped = Dropped(bits, mode);
        return mode == WeightSignMode.Inhibitory
            ? -(FixedPoint.ShiftFloor(-weight, dropped) << dropped)
            : FixedPoint.ShiftFloor(weight, dropped) << dropped;
    }

    // Bits of a weight that are not stored; mixed weights lose one to the sign.
    static int Dropped(int bits, WeightSignMode mode) => 8 - bits + (mode == WeightSignMode.Mixed ? 1 : 0);
}
