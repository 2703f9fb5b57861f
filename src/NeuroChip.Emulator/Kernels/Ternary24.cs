using System.Runtime.CompilerServices;
using NeuroChip.Emulator.Lanes;

namespace NeuroChip.Emulator.Kernels;

/// <summary>
/// Family "ternary24": lif24 with two thresholds. Fires +1 at v &gt; vth_hi_mant · 2^6 and −1 at v &lt; vth_lo_mant · 2^6; v becomes 0.
/// </summary>
public readonly struct Ternary24 : INeuronKernel<Ternary24>
{
    const int Upper = Lif24Cell.FirstOwnParameter, Lower = Upper + 1;

    public static NeuronShape Shape { get; } = new(["u", "v"], Lif24Cell.Voltage, Parameters: Lower + 1);

    public static Ternary24 Bind(ParameterBinder binder)
    {
        Lif24Cell.Bind(binder);
        Lif24Cell.BindThreshold(binder, Upper, "vth_hi_mant", least: -Lif24Cell.LargestMantissa);
        Lif24Cell.BindThreshold(binder, Lower, "vth_lo_mant", least: -Lif24Cell.LargestMantissa);
        return default;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public SomaResult<T> Step<T, TSoma>(ref TSoma soma) where T : ILane<T> where TSoma : ISoma<T>, allows ref struct
    {
        T current = soma[Lif24Cell.Current], voltage = soma[Lif24Cell.Voltage];
        var active = soma.Input(0) | soma.Parameter(Lif24Cell.Bias) | current | voltage;
        voltage = Lif24Cell.Integrate(ref soma, current, voltage, out current, out var wrapped);
        var above = T.GreaterThan(voltage, soma.Parameter(Upper));
        var below = T.GreaterThan(soma.Parameter(Lower), voltage);
        soma[Lif24Cell.Current] = current;
        soma[Lif24Cell.Voltage] = T.Choose(above | below, T.Constant(0), voltage);
        // A mask is −1 as a number.
        return new(T.Choose(above, T.Constant(1), below), active) { Wrapped = wrapped };
    }
}
