using System.Runtime.CompilerServices;
using NeuroChip.Emulator.Lanes;

namespace NeuroChip.Emulator.Kernels;

/// <summary>
/// Family "wta24": a leaky neuron for competition, whose membrane cannot fall below a floor and whose threshold moves so that all fire alike (the neuron of
/// Querlioz et al., IJCNN 2011, with homeostasis as a slow threshold). An inhibition that is large enough sets it to the floor, whatever it held.
/// <code>
/// v' = clamp(tz(v · (4096 − decay_v) / 4096) + input + bias, vmin, 2^23 − 1), or 0 while held
/// θ' = max(θ − theta_fall, theta_least · 2^12)
/// </code>
/// θ has 12 fraction bits and starts at theta0 · 2^12. Fires at v' ≥ θ' / 2^12, floored; v becomes 0 and is held there for refract further steps, and θ grows by
/// theta_rise. Not given: bias 0, refract 0, vmin 0, theta_rise 0, theta_fall 0, theta_least 1.
/// </summary>
public readonly struct Wta24 : INeuronKernel<Wta24>
{
    const int Voltage = 0, Threshold = 1, Hold = 2;
    const int Factor = 0, Bias = 1, Least = 2, Refractory = 3, Rise = 4, Fall = 5, LeastThreshold = 6;

    const int FractionBits = 12, StateBits = 23, Limit = 1 << StateBits, GreatestThreshold = (1 << 18) - 1;

    // What a threshold may grow to: a rise on top of it stays within 32 bits.
    const int Ceiling = GreatestThreshold << FractionBits;

    public static NeuronShape Shape { get; } = new(["v", "theta", "hold"], Voltage, Parameters: LeastThreshold + 1);

    public static Wta24 Bind(ParameterBinder binder)
    {
        const int one = 1 << FractionBits;
        var parameters = binder.Parameters;
        ParameterBinder.Fill(parameters[Factor], n => one - binder.Value("decay_v", n, 0, one - 1));
        ParameterBinder.Fill(parameters[Bias], n => binder.ValueOr("bias", n, 0, -Limit, Limit));
        ParameterBinder.Fill(parameters[Least], n => binder.ValueOr("vmin", n, 0, -Limit, 0));
        ParameterBinder.Fill(parameters[Refractory], n => binder.ValueOr("refract", n, 0, 0, int.MaxValue));
        ParameterBinder.Fill(parameters[Rise], n => binder.ValueOr("theta_rise", n, 0, 0, Limit));
        ParameterBinder.Fill(parameters[Fall], n => binder.ValueOr("theta_fall", n, 0, 0, Limit));
        ParameterBinder.Fill(parameters[LeastThreshold], n => binder.ValueOr("theta_least", n, 1, 1, GreatestThreshold) << FractionBits);
        ParameterBinder.Fill(binder.InitialStates[Threshold], n => binder.Value("theta0", n, 1, GreatestThreshold) << FractionBits);
        return default;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public SomaResult<T> Step<T, TSoma>(ref TSoma soma) where T : ILane<T> where TSoma : ISoma<T>, allows ref struct
    {
        T zero = T.Constant(0), one = T.Constant(1);
        T voltage = soma[Voltage], hold = soma[Hold], drive = soma.Input(0), bias = soma.Parameter(Bias);
        var active = drive | bias | voltage | hold;

        var limit = T.Constant(Limit);
        var charge = LaneMath.Clamp(drive, zero - limit, limit) + bias;
        var decayed = LaneMath.MulShiftTowardZero(voltage, soma.Parameter(Factor), FractionBits);
        voltage = LaneMath.Clamp(decayed + charge, soma.Parameter(Least), T.Constant(Limit - 1));
        voltage = T.Choose(T.GreaterThan(hold, zero), zero, voltage);
        var threshold = T.Max(soma[Threshold] - soma.Parameter(Fall), soma.Parameter(LeastThreshold));

        var spike = T.GreaterOrEqual(voltage, threshold >> FractionBits);
        var raised = LaneMath.Clamp(threshold + soma.Parameter(Rise), zero, T.Constant(Ceiling));
        soma[Voltage] = T.Choose(spike, zero, voltage);
        soma[Threshold] = T.Choose(spike, raised, threshold);
        soma[Hold] = T.Choose(spike, soma.Parameter(Refractory), T.Max(hold - one, zero));
        return new(spike & one, active);
    }
}
