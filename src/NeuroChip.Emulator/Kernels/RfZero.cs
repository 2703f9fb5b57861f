using System.Runtime.CompilerServices;
using NeuroChip.Emulator.Lanes;

namespace NeuroChip.Emulator.Kernels;

/// <summary>
/// Family "rf-zero": a resonator of two inputs with factors lct and lst in 1/2^15, whose spike carries its amplitude (Lava 0.11).
/// <code>
/// u' = floor(u · lct / 2^15) − floor(v · lst / 2^15) + input 0
/// v' = floor(v · lct / 2^15) + floor(u · lst / 2^15) + input 1
/// </code>
/// The output is u' where u' &gt; uth and v rises through 0 (v' ≥ 0 after v &lt; 0), otherwise nothing. No saturation, no reset; the states wrap
/// at 32 bits.
/// </summary>
public readonly struct RfZero : INeuronKernel<RfZero>
{
    const int U = 0, V = 1;
    const int Cosine = 0, Sine = 1, Threshold = 2;
    const int FractionBits = 15;

    public static NeuronShape Shape { get; } = new(["u", "v"], U, Parameters: 3, Ports: 2);

    public static RfZero Bind(ParameterBinder binder)
    {
        const int one = 1 << FractionBits;
        ParameterBinder.Fill(binder.Parameters[Cosine], n => binder.Value("lct", n, -one, one));
        ParameterBinder.Fill(binder.Parameters[Sine], n => binder.Value("lst", n, -one, one));
        ParameterBinder.Fill(binder.Parameters[Threshold], n => binder.Value("uth", n));
        return default;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public SomaResult<T> Step<T, TSoma>(ref TSoma soma) where T : ILane<T> where TSoma : ISoma<T>, allows ref struct
    {
        T u = soma[U], v = soma[V], cosine = soma.Parameter(Cosine), sine = soma.Parameter(Sine);
        var active = soma.Input(0) | soma.Input(1) | u | v;
        var newU = T.MulShiftRight(u, cosine, FractionBits) - T.MulShiftRight(v, sine, FractionBits) + soma.Input(0);
        var newV = T.MulShiftRight(v, cosine, FractionBits) + T.MulShiftRight(u, sine, FractionBits) + soma.Input(1);
        var zero = T.Constant(0);
        var fires = T.GreaterThan(newU, soma.Parameter(Threshold)) & T.GreaterOrEqual(newV, zero) & T.GreaterThan(zero, v);
        soma[U] = newU;
        soma[V] = newV;
        return new(fires & newU, active);
    }
}
