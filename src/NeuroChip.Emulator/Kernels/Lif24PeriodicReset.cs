using System.Runtime.CompilerServices;
using NeuroChip.Emulator.Lanes;

namespace NeuroChip.Emulator.Kernels;

/// <summary>
/// Family "lif24-periodic-reset": lif24 whose current and voltage are set to 0 before the update of every step t with
/// (t + 1) mod reset_interval = reset_offset mod reset_interval. The phase (t + 1) mod reset_interval is a state variable.
/// </summary>
public readonly struct Lif24PeriodicReset : INeuronKernel<Lif24PeriodicReset>
{
    const int Phase = 2;
    const int Threshold = Lif24Cell.FirstOwnParameter, Interval = Threshold + 1, Offset = Threshold + 2;

    public static NeuronShape Shape { get; } = new(["u", "v", "phase"], Lif24Cell.Voltage, Parameters: Offset + 1);

    public static Lif24PeriodicReset Bind(ParameterBinder binder)
    {
        Lif24Cell.Bind(binder);
        Lif24Cell.BindThreshold(binder, Threshold, "vth_mant", least: 0);
        ParameterBinder.Fill(binder.Parameters[Interval], n => binder.Value("reset_interval", n, 1));
        ParameterBinder.Fill(binder.Parameters[Offset], n => binder.Value("reset_offset", n, 0) % binder.Value("reset_interval", n, 1));
        return default;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public SomaResult<T> Step<T, TSoma>(ref TSoma soma) where T : ILane<T> where TSoma : ISoma<T>, allows ref struct
    {
        var zero = T.Constant(0);
        T current = soma[Lif24Cell.Current], voltage = soma[Lif24Cell.Voltage];
        var active = soma.Input(0) | soma.Parameter(Lif24Cell.Bias) | current | voltage;

        var phase = soma[Phase] + T.Constant(1);
        phase = T.Choose(T.Equal(phase, soma.Parameter(Interval)), zero, phase);
        var clears = T.Equal(phase, soma.Parameter(Offset));
        voltage = Lif24Cell.Integrate(
            ref soma, T.Choose(clears, zero, current), T.Choose(clears, zero, voltage), out current, out var wrapped);

        var spike = T.GreaterThan(voltage, soma.Parameter(Threshold));
        soma[Lif24Cell.Current] = current;
        soma[Lif24Cell.Voltage] = T.Choose(spike, zero, voltage);
        soma[Phase] = phase;
        return new(spike & T.Constant(1), active) { Wrapped = wrapped };
    }
}
