using System.Runtime.CompilerServices;
using NeuroChip.Emulator.Lanes;

namespace NeuroChip.Emulator.Kernels;

/// <summary>
/// What the 24-bit current-based families share: current, voltage and bias of the fixed-point models of Loihi (Lava 0.11).
/// <code>
/// u' = tz(u · (4096 − (decay_u + 1)) / 4096) + a · 2^6, corrected once by 2^24 into (−2^23, 2^23]
/// v' = tz(v · (4096 − decay_v) / 4096) + u' + bias, saturated at ±(2^23 − 1)
/// </code>
/// tz rounds toward zero; bias = bias_mant · 2^bias_exp, floored where the exponent is negative. Both are 0 where they are not given.
/// </summary>
static class Lif24Cell
{
    public const int Current = 0, Voltage = 1;
    public const int CurrentFactor = 0, VoltageFactor = 1, Bias = 2, FirstOwnParameter = 3;

    /// <summary>Thresholds are mantissas of 2^6, as are the sums of weights.</summary>
    public const int Alignment = 6;

    /// <summary>Decays count in 1/2^12.</summary>
    public const int FractionBits = 12;

    const int Limit = 1 << 23;

    // Mantissas that still fit in 32 bits after the alignment; profiles are narrower.
    public const int LargestMantissa = (1 << (31 - Alignment)) - 1;

    /// <param name="currentDecay">Name of the decay of the current.</param>
    /// <param name="voltageDecay">Name of the decay of the voltage.</param>
    public static void Bind(ParameterBinder binder, string currentDecay = "decay_u", string voltageDecay = "decay_v")
    {
        const int one = 1 << FractionBits;
        ParameterBinder.Fill(binder.Parameters[CurrentFactor], n => one - 1 - binder.Value(currentDecay, n, 0, one - 1));
        ParameterBinder.Fill(binder.Parameters[VoltageFactor], n => one - binder.Value(voltageDecay, n, 0, one - 1));
        ParameterBinder.Fill(binder.Parameters[Bias], n => BiasOf(binder, n));
        ParameterBinder.Fill(binder.InitialStates[Current], n => binder.ValueOr("u0", n, 0, -Limit, Limit));
        ParameterBinder.Fill(binder.InitialStates[Voltage], n => binder.ValueOr("v0", n, 0, -Limit + 1, Limit - 1));
    }

    public static void BindThreshold(ParameterBinder binder, int slot, string name, int least) =>
        ParameterBinder.Fill(binder.Parameters[slot], n => binder.Value(name, n, least, LargestMantissa) << Alignment);

    /// <summary>Integrates the input; what remains is the spike decision on the returned voltage.</summary>
    /// <param name="wrapped">As <see cref="SomaResult{T}.Wrapped"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Integrate<T, TSoma>(ref TSoma soma, T current, T voltage, out T newCurrent, out T wrapped)
        where T : ILane<T> where TSoma : ISoma<T>, allows ref struct
    {
        newCurrent = Wrap(LaneMath.MulShiftTowardZero(current, soma.Parameter(CurrentFactor), FractionBits) + (soma.Input(0) << Alignment), out wrapped);
        var sum = LaneMath.MulShiftTowardZero(voltage, soma.Parameter(VoltageFactor), FractionBits) + newCurrent + soma.Parameter(Bias);
        return LaneMath.Clamp(sum, T.Constant(1 - Limit), T.Constant(Limit - 1));
    }

    // Not two's complement: +2^23 stays and −2^23 becomes +2^23. One correction only.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static T Wrap<T>(T value, out T wrapped) where T : ILane<T>
    {
        var over = T.GreaterThan(value, T.Constant(Limit));
        var under = T.GreaterOrEqual(T.Constant(-Limit), value);
        wrapped = over | under;
        return value + (over & T.Constant(-2 * Limit)) + (under & T.Constant(2 * Limit));
    }

    static int BiasOf(ParameterBinder binder, int neuron)
    {
        var mantissa = binder.ValueOr("bias_mant", neuron, 0, -(1 << 15), 1 << 15);
        var exponent = binder.ValueOr("bias_exp", neuron, 0, -31, 12);
        return exponent >= 0 ? mantissa << exponent : mantissa >> -exponent;
    }
}
