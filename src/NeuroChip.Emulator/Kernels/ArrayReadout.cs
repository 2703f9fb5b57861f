using System.Numerics;
using System.Runtime.CompilerServices;
using NeuroChip.Core.Images;
using NeuroChip.Core.Random;
using NeuroChip.Emulator.Lanes;

namespace NeuroChip.Emulator.Kernels;

/// <summary>Read noise and output converter of a crossbar array, on lanes of its outputs.</summary>
public static class ArrayReadout
{
    // Mean of the sum of eight uniform numbers of 16 bits.
    const int NoiseMean = 8 * 65535 / 2;

    const int ReciprocalBits = 24;

    /// <summary>Root of the number of active inputs, in 1/256: how much larger the noise of a read is than that of one input.</summary>
    /// <param name="activity">Σ value² of the spikes, 1 or more.</param>
    public static int RootQ8(long activity)
    {
        // Newton's iteration from above falls until it is at the floor.
        var square = (ulong)activity << 16;
        var root = 1UL << ((BitOperations.Log2(Math.Max(1, square)) / 2) + 1);
        while (square / root < root)
        {
            root = (root + (square / root)) / 2;
        }

        return (int)Math.Min(root, int.MaxValue);
    }

    /// <summary>Reciprocal of the converter's step, in 2^−24; what <see cref="Convert"/> multiplies by.</summary>
    public static int Reciprocal(int step) => ((1 << ReciprocalBits) + (step / 2)) / step;

    /// <summary>
    /// Normal to a sum of eight uniforms (kurtosis 2.85, at most 4.9 standard deviations), addressed by neuron, tick and sample.
    /// </summary>
    /// <param name="deviationQ8">As <see cref="ReadoutImage.NoiseQ8"/>.</param>
    /// <param name="rootQ8">See <see cref="RootQ8"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Noise<T>(ulong seed, T neuron, T tick, T sample, T deviationQ8, T rootQ8) where T : ILane<T>
    {
        var (x0, x1, x2, x3) = LanePhilox.Block(seed, RandomStream.DeviceRead, neuron, tick, sample);
        var sum = Halves(x0) + Halves(x1) + Halves(x2) + Halves(x3) - T.Constant(NoiseMean);
        var amplitude = T.MulShiftRight(deviationQ8, rootQ8, 8);
        return (T.MulShiftRight(sum, amplitude, 23) + T.Constant(1)) >> 1;
    }

    /// <summary>The value of the nearest code, halves up; what is beyond the last code becomes the last code.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Convert<T>(T sum, T reciprocal, T step, T largestCode) where T : ILane<T>
    {
        var code = (T.MulShiftRight(sum, reciprocal, ReciprocalBits - 1) + T.Constant(1)) >> 1;
        return LaneMath.Clamp(code, T.Constant(0) - largestCode, largestCode) * step;
    }

    /// <summary>One decision of a converter that searches for its code: the level and the code with the bit, where the sum reaches it.</summary>
    /// <param name="raised">Sum from the lower end of the range.</param>
    /// <param name="weight">How far the bit raises the level.</param>
    /// <param name="offset">What the comparator adds.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (T Level, T Code) Decide<T>(T raised, T level, T code, T weight, T offset, T bit) where T : ILane<T>
    {
        var next = level + weight;
        var reached = T.GreaterOrEqual(raised + offset, next);
        return (T.Choose(reached, next, level), code + (reached & bit));
    }

    static T Halves<T>(T word) where T : ILane<T> => (word & T.Constant(0xFFFF)) + (word >>> 16);
}
