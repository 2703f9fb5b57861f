using System.Runtime.CompilerServices;
using NeuroChip.Emulator.Lanes;

namespace NeuroChip.Emulator.Kernels;

/// <summary>
/// Family "lif24": <see cref="Lif24Cell"/> with a threshold of vth_mant · 2^6. Fires at v &gt; threshold, never at equality; v becomes 0
/// and the current is kept. Initial states u0 and v0 are optional.
/// </summary>
public readonly struct Lif24 : INeuronKernel<Lif24>
{
    const int Threshold = Lif24Cell.FirstOwnParameter;

    public static NeuronShape Shape { get; } = new(["u", "v"], Lif24Cell.Voltage, Parameters: Threshold + 1);

    public static Lif24 Bind(ParameterBinder binder)
    {
        Lif24Cell.Bind(binder);
        Lif24Cell.BindThreshold(binder, Threshold, "vth_mant", least: 0);
        return default;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public SomaResult<T> Step<T, TSoma>(ref TSoma soma) where T : ILane<T> where TSoma : ISoma<T>, allows ref struct
    {
        T current = soma[Lif24Cell.Current], voltage = soma[Lif24Cell.Voltage];
        var active = soma.Input(0) | soma.Parameter(Lif24Cell.Bias) | current | voltage;
        voltage = Lif24Cell.Integrate(ref soma, current, voltage, out current, out var wrapped);
        var spike = T.GreaterThan(voltage, soma.Parameter(Threshold));
        soma[Lif24Cell.Current] = current;
        soma[Lif24Cell.Voltage] = T.Choose(spike, T.Constant(0), voltage);
        return new(spike & T.Constant(1), active) { Wrapped = wrapped };
    }
}
