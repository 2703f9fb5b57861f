using System.Runtime.CompilerServices;
using NeuroChip.Emulator.Lanes;
using NeuroChip.Emulator.Planning;

namespace NeuroChip.Emulator.Kernels;

/// <summary>
/// Family "bitshift16": the 16-bit neuron of Xylo (xylosim 0.1.3) with two synapses, leaks by right shifts and up to max_spikes spikes in
/// a tick. leak(x, d) = floor(x / 2^d), but 1 where that is 0 and x &gt; 0.
/// <code>
/// i_p' = i_p with every arriving weight added and saturated in turn, less leak(…, shift_syn_p)            p = 1, 2
/// revision 1:  v' = sat16(v − leak(v, shift_mem) + i_1' + i_2')
/// revision 2:  v' = sat16(v + sat16(sat16(int16(−leak(v, shift_mem)) + i_1' + i_2') + bias))
/// while v' ≥ threshold, at most max_spikes times: one spike, v' less threshold
/// </code>
/// Not given: revision 2, shifts 0, bias 0, max_spikes 31, no alias. What an alias receives counts toward its limit of spikes.
/// </summary>
public readonly struct Bitshift16 : INeuronKernel<Bitshift16>
{
    const int FirstSynapse = 0, SecondSynapse = 1, Membrane = 2, Spikes = 3;
    const int MembraneFactor = 0, FirstFactor = 1, SecondFactor = 2, Threshold = 3, Bias = 4, MostSpikes = 5, Alias = 6;

    // x / 2^d is the product with 2^(16−d), shifted by 16: shifts differ between neurons, and lanes shift all elements alike.
    const int FactorBits = 16, MostSpikesOfAnyone = 31;

    readonly bool _firstRevision;

    Bitshift16(bool firstRevision) => _firstRevision = firstRevision;

    public static NeuronShape Shape { get; } = new(["i1", "i2", "v", "spikes"], Membrane, Parameters: Alias + 1, Ports: 2)
    {
        SaturatingPorts = true,
        Aliases = new(Alias, Threshold, MostSpikes, Spikes),
    };

    public static Bitshift16 Bind(ParameterBinder binder)
    {
        var first = binder.SettingOr("revision", 2, 1, 2) == 1;
        var (leastBias, greatestBias) = first ? (0, 0) : (short.MinValue, short.MaxValue);
        var neurons = binder.Parameters[Alias].Length;
        BindShift(binder, MembraneFactor, "shift_mem");
        BindShift(binder, FirstFactor, "shift_syn1");
        BindShift(binder, SecondFactor, "shift_syn2");
        ParameterBinder.Fill(binder.Parameters[Threshold], n => binder.Value("threshold", n, short.MinValue, short.MaxValue));
        ParameterBinder.Fill(binder.Parameters[Bias], n => binder.ValueOr("bias", n, 0, leastBias, greatestBias));
        ParameterBinder.Fill(binder.Parameters[MostSpikes], n => binder.ValueOr("max_spikes", n, MostSpikesOfAnyone, 1, MostSpikesOfAnyone));
        ParameterBinder.Fill(binder.Parameters[Alias], n => binder.ValueOr("alias", n, -1, -1, neurons - 1));
        return new(first);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public SomaResult<T> Step<T, TSoma>(ref TSoma soma) where T : ILane<T> where TSoma : ISoma<T>, allows ref struct
    {
        T potential = soma[Membrane], bias = soma.Parameter(Bias);
        var active = soma[FirstSynapse] | soma[SecondSynapse] | potential | bias;
        var drive = Synapse<T, TSoma>(ref soma, FirstSynapse, FirstFactor, ref active) + Synapse<T, TSoma>(ref soma, SecondSynapse, SecondFactor, ref active);

        var leak = Leak(potential, soma.Parameter(MembraneFactor));
        potential = _firstRevision
            ? Saturate(potential - leak + drive)
            : Saturate(potential + Saturate(Saturate(((T.Constant(0) - leak) << 16 >> 16) + drive) + bias));

        T threshold = soma.Parameter(Threshold), most = soma.Parameter(MostSpikes), spikes = T.Constant(0);
        for (var spike = 0; spike < MostSpikesOfAnyone; spike++)
        {
            var fires = T.GreaterOrEqual(potential, threshold) & T.GreaterThan(most, T.Constant(spike));
            potential -= fires & threshold;
            spikes -= fires;
        }

        soma[Membrane] = potential;
        soma[Spikes] = spikes;
        return new(spikes, active);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static T Synapse<T, TSoma>(ref TSoma soma, int port, int factor, ref T active) where T : ILane<T> where TSoma : ISoma<T>, allows ref struct
    {
        var sum = port * NeuronShape.SumsPerSaturatingPort;
        T plain = soma.Input(sum), fromLeast = soma.Input(sum + 1), fromGreatest = soma.Input(sum + 2);
        active |= plain | fromLeast | fromGreatest;
        var current = SaturatingSums.Apply(soma[port], plain, fromLeast, fromGreatest);
        current -= Leak(current, soma.Parameter(factor));
        soma[port] = current;
        return current;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static T Leak<T>(T value, T factor) where T : ILane<T>
    {
        T zero = T.Constant(0), shifted = T.MulShiftRight(value, factor, FactorBits);
        var stuck = T.Equal(shifted, zero) & T.GreaterThan(value, zero);
        return T.Choose(stuck, T.Constant(1), shifted);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static T Saturate<T>(T value) where T : ILane<T> => LaneMath.Clamp(value, T.Constant(short.MinValue), T.Constant(short.MaxValue));

    static void BindShift(ParameterBinder binder, int slot, string name) =>
        ParameterBinder.Fill(binder.Parameters[slot], n => 1 << (FactorBits - binder.ValueOr(name, n, 0, 0, 15)));
}
