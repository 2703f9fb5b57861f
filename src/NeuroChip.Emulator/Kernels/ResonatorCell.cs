using System.Runtime.CompilerServices;
using NeuroChip.Emulator.Lanes;

namespace NeuroChip.Emulator.Kernels;

/// <summary>
/// What the 24-bit resonators share: a damped rotation of (re, im) by factors sin and cos, which count in 1/2^decay_bits (Lava 0.11).
/// <code>
/// re' = tz(cos · re / 2^decay_bits) − tz(sin · im / 2^decay_bits) + input 0 · 2^state_exp
/// im' = tz(sin · re / 2^decay_bits) + tz(cos · im / 2^decay_bits) + input 1 · 2^state_exp
/// </code>
/// Each product is rounded toward zero by itself; both sums saturate at ±(2^23 − 1).
/// </summary>
static class ResonatorCell
{
    public const int Real = 0, Imaginary = 1;
    public const int RealPort = 0, ImaginaryPort = 1, Ports = 2;
    public const int Threshold = 0, OwnParameters = 5;

    const int Sine = 1, Cosine = 2, Scale = 3, LargestInput = 4;
    const int Limit = (1 << 23) - 1;

    // Factors are brought to one number of fraction bits, which changes no product and makes the shift the same for all neurons.
    const int FractionBits = 28, MostInput = 1 << 30;

    public static void Bind(ParameterBinder binder)
    {
        ParameterBinder.Fill(binder.Parameters[Threshold], n => binder.Value("vth", n));
        ParameterBinder.Fill(binder.Parameters[Sine], n => Factor(binder, "sin", n));
        ParameterBinder.Fill(binder.Parameters[Cosine], n => Factor(binder, "cos", n));
        ParameterBinder.Fill(binder.Parameters[Scale], n => 1 << binder.ValueOr("state_exp", n, 0, 0, 30));
        ParameterBinder.Fill(binder.Parameters[LargestInput], n => MostInput / binder.Parameters[Scale][n]);
    }

    /// <summary>Bits that are set where the neuron has input or state.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Activity<T, TSoma>(ref TSoma soma) where T : ILane<T> where TSoma : ISoma<T>, allows ref struct =>
        soma.Input(RealPort) | soma.Input(ImaginaryPort) | soma[Real] | soma[Imaginary];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (T Real, T Imaginary) Rotate<T, TSoma>(ref TSoma soma) where T : ILane<T> where TSoma : ISoma<T>, allows ref struct
    {
        T real = soma[Real], imaginary = soma[Imaginary], sine = soma.Parameter(Sine), cosine = soma.Parameter(Cosine);
        var newReal = Product(cosine, real) - Product(sine, imaginary) + ScaledInput<T, TSoma>(ref soma, RealPort);
        var newImaginary = Product(sine, real) + Product(cosine, imaginary) + ScaledInput<T, TSoma>(ref soma, ImaginaryPort);
        return (Saturate(newReal), Saturate(newImaginary));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static T Product<T>(T factor, T state) where T : ILane<T> => LaneMath.MulShiftTowardZero(factor, state, FractionBits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static T Saturate<T>(T value) where T : ILane<T> => LaneMath.Clamp(value, T.Constant(-Limit), T.Constant(Limit));

    // Limited to what saturates the state in any case, so that the product does not overflow.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static T ScaledInput<T, TSoma>(ref TSoma soma, int port) where T : ILane<T> where TSoma : ISoma<T>, allows ref struct
    {
        var largest = soma.Parameter(LargestInput);
        return LaneMath.Clamp(soma.Input(port), T.Constant(0) - largest, largest) * soma.Parameter(Scale);
    }

    static int Factor(ParameterBinder binder, string name, int neuron)
    {
        var bits = binder.Value("decay_bits", neuron, 0, FractionBits);
        var one = 1 << bits;
        return binder.Value(name, neuron, -one, one) << (FractionBits - bits);
    }
}
