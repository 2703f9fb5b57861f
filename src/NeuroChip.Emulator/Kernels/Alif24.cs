using System.Runtime.CompilerServices;
using NeuroChip.Emulator.Lanes;

namespace NeuroChip.Emulator.Kernels;

/// <summary>
/// Family "alif24": <see cref="Lif24Cell"/> with an adaptive threshold and a decaying refractory offset (Lava 0.11). The decays are delta_i,
/// delta_v, delta_theta and delta_r; θ0 = theta0_mant · 2^6, and θ starts there.
/// <code>
/// θ' = θ0 + tz((θ − θ0) · (4096 − delta_theta) / 4096)
/// r' = tz(r · (4096 − delta_r) / 4096)
/// </code>
/// Fires at v − r' ≥ θ'. A spike leaves v as it is and adds 2 θ' to r' and theta_step_mant · 2^6 to θ', which do not saturate.
/// </summary>
public readonly struct Alif24 : INeuronKernel<Alif24>
{
    const int Threshold = 2, Offset = 3;
    const int Resting = Lif24Cell.FirstOwnParameter, Jump = Resting + 1, ThresholdFactor = Resting + 2, OffsetFactor = Resting + 3;

    public static NeuronShape Shape { get; } = new(["i", "v", "theta", "r"], Lif24Cell.Voltage, Parameters: OffsetFactor + 1);

    public static Alif24 Bind(ParameterBinder binder)
    {
        const int one = 1 << Lif24Cell.FractionBits;
        Lif24Cell.Bind(binder, "delta_i", "delta_v");
        Lif24Cell.BindThreshold(binder, Resting, "theta0_mant", least: 0);
        Lif24Cell.BindThreshold(binder, Jump, "theta_step_mant", least: 0);
        ParameterBinder.Fill(binder.Parameters[ThresholdFactor], n => one - binder.Value("delta_theta", n, 0, one - 1));
        ParameterBinder.Fill(binder.Parameters[OffsetFactor], n => one - binder.Value("delta_r", n, 0, one - 1));
        binder.Parameters[Resting].CopyTo(binder.InitialStates[Threshold], 0);
        return default;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public SomaResult<T> Step<T, TSoma>(ref TSoma soma) where T : ILane<T> where TSoma : ISoma<T>, allows ref struct
    {
        T current = soma[Lif24Cell.Current], voltage = soma[Lif24Cell.Voltage], resting = soma.Parameter(Resting);
        T threshold = soma[Threshold] - resting, offset = soma[Offset];
        var active = soma.Input(0) | soma.Parameter(Lif24Cell.Bias) | current | voltage | threshold | offset;

        voltage = Lif24Cell.Integrate(ref soma, current, voltage, out current, out var wrapped);
        threshold = resting + Decay(threshold, soma.Parameter(ThresholdFactor));
        offset = Decay(offset, soma.Parameter(OffsetFactor));
        var spike = T.GreaterOrEqual(voltage - offset, threshold);

        soma[Lif24Cell.Current] = current;
        soma[Lif24Cell.Voltage] = voltage;
        soma[Offset] = offset + (spike & (threshold << 1));
        soma[Threshold] = threshold + (spike & soma.Parameter(Jump));
        return new(spike & T.Constant(1), active) { Wrapped = wrapped };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static T Decay<T>(T value, T factor) where T : ILane<T> => LaneMath.MulShiftTowardZero(value, factor, Lif24Cell.FractionBits);
}
