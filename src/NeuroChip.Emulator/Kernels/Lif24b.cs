using System.Runtime.CompilerServices;
using NeuroChip.Core.Random;
using NeuroChip.Emulator.Lanes;

namespace NeuroChip.Emulator.Kernels;

/// <summary>
/// Family "lif24b": the 24-bit neuron of the NengoLoihi emulator, with refractory hold, limits of v and noise. Inputs are in state units:
/// weights carry their own shift. w(x, b) wraps two's complement to b bits, sign included; tz rounds toward zero.
/// <code>
/// q  = w(input 0 [+ noise], 22)
/// u' = w(tz(u · (4095 − decay_u) / 4096) + q, 24)
/// i  = w(u' + bias [+ noise], 24)
/// v' = clamp(tz(v · (4096 − decay_v) / 4096) + i, vmin, vmax), or 0 while held
/// </code>
/// Fires at v' &gt; vth; v becomes 0 and is held there for refract − 1 further steps, while u goes on. Noise is
/// tz((x + 64 · noise_offset) · 2^(noise_exp − 7)) with x in −127…127, added to i where noise_at_membrane is 1 and to q otherwise; there is none
/// where noise_exp is 0. x is drawn for each neuron and step, or, with noise_replayed, what arrives in input 1.
/// Not given: bias 0, refract 1, vmin 0, vmax 2^23 − 1, no noise.
/// </summary>
public readonly struct Lif24b : INeuronKernel<Lif24b>
{
    const int Current = 0, Voltage = 1, Hold = 2;
    const int CurrentFactor = 0, VoltageFactor = 1, Threshold = 2, Bias = 3, Refractory = 4, Least = 5, Greatest = 6;
    const int NoiseFactor = 7, NoiseOffset = 8, NoiseAtMembrane = 9, Unit = 10;

    const int FractionBits = 12, InputBits = 21, StateBits = 23, Limit = 1 << StateBits;
    const int NoiseRange = 127, NoiseFractionBits = 7, NoiseOffsetBits = 6;

    readonly ulong _seed;
    readonly bool _noisy, _replayed;

    Lif24b(ulong seed, bool noisy, bool replayed) => (_seed, _noisy, _replayed) = (seed, noisy, replayed);

    public static NeuronShape Shape { get; } = new(["u", "v", "hold"], Voltage, Parameters: Unit + 1, Ports: 2);

    public static Lif24b Bind(ParameterBinder binder)
    {
        const int one = 1 << FractionBits;
        var parameters = binder.Parameters;
        ParameterBinder.Fill(parameters[CurrentFactor], n => one - 1 - binder.Value("decay_u", n, 0, one - 1));
        ParameterBinder.Fill(parameters[VoltageFactor], n => one - binder.Value("decay_v", n, 0, one - 1));
        ParameterBinder.Fill(parameters[Threshold], n => binder.Value("vth", n, -Limit, Limit));
        ParameterBinder.Fill(parameters[Bias], n => binder.ValueOr("bias", n, 0, -Limit, Limit));
        ParameterBinder.Fill(parameters[Refractory], n => binder.ValueOr("refract", n, 1, 0, int.MaxValue));
        ParameterBinder.Fill(parameters[Least], n => binder.ValueOr("vmin", n, 0, -Limit, 0));
        ParameterBinder.Fill(parameters[Greatest], n => binder.ValueOr("vmax", n, Limit - 1, 0, Limit - 1));
        ParameterBinder.Fill(parameters[NoiseFactor], n => binder.ValueOr("noise_exp", n, 0, 0, 23) is > 0 and var exponent ? 1 << exponent : 0);
        ParameterBinder.Fill(parameters[NoiseOffset], n => binder.ValueOr("noise_offset", n, 0, -(1 << 16), 1 << 16) << NoiseOffsetBits);
        ParameterBinder.Fill(parameters[NoiseAtMembrane], n => -binder.ValueOr("noise_at_membrane", n, 0, 0, 1));
        ParameterBinder.Fill(parameters[Unit], n => binder.FirstUnit + n);
        return new(binder.Seed, parameters[NoiseFactor].AsSpan().ContainsAnyExcept(0), binder.OptionalFlag("noise_replayed"));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public SomaResult<T> Step<T, TSoma>(ref TSoma soma) where T : ILane<T> where TSoma : ISoma<T>, allows ref struct
    {
        T zero = T.Constant(0), one = T.Constant(1);
        T current = soma[Current], voltage = soma[Voltage], hold = soma[Hold], input = soma.Input(0), drive = soma.Parameter(Bias);
        var active = input | drive | current | voltage | hold;
        if (_noisy)
        {
            var noise = Noise<T, TSoma>(ref soma);
            var atMembrane = soma.Parameter(NoiseAtMembrane);
            active |= noise;
            input += T.Choose(atMembrane, zero, noise);
            drive += T.Choose(atMembrane, noise, zero);
        }

        current = LaneMath.Wrap(Decay(current, soma.Parameter(CurrentFactor)) + LaneMath.Wrap(input, InputBits), StateBits);
        var sum = Decay(voltage, soma.Parameter(VoltageFactor)) + LaneMath.Wrap(current + drive, StateBits);
        voltage = LaneMath.Clamp(sum, soma.Parameter(Least), soma.Parameter(Greatest));
        voltage = T.Choose(T.GreaterThan(hold, zero), zero, voltage);

        var spike = T.GreaterThan(voltage, soma.Parameter(Threshold));
        hold = T.Choose(spike, soma.Parameter(Refractory), hold);
        soma[Current] = current;
        soma[Voltage] = T.Choose(spike, zero, voltage);
        soma[Hold] = T.Max(hold - one, zero);
        return new(spike & one, active);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static T Decay<T>(T value, T factor) where T : ILane<T> => LaneMath.MulShiftTowardZero(value, factor, FractionBits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    T Noise<T, TSoma>(ref TSoma soma) where T : ILane<T> where TSoma : ISoma<T>, allows ref struct
    {
        var drawn = _replayed ? soma.Input(1) : Draw<T, TSoma>(ref soma);
        return LaneMath.MulShiftTowardZero(drawn + soma.Parameter(NoiseOffset), soma.Parameter(NoiseFactor), NoiseFractionBits);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    T Draw<T, TSoma>(ref TSoma soma) where T : ILane<T> where TSoma : ISoma<T>, allows ref struct =>
        LanePhilox.Below(2 * NoiseRange + 1, _seed, RandomStream.MembraneNoise, soma.Parameter(Unit), soma.Step, soma.Sample) - T.Constant(NoiseRange);
}
