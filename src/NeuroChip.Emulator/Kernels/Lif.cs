using System.Runtime.CompilerServices;
using NeuroChip.Core.Hardware;
using NeuroChip.Emulator.Lanes;

namespace NeuroChip.Emulator.Kernels;

/// <summary>
/// Family "lif": the general integrate-and-fire neuron of this product, with or without a synaptic current, leak and bias.
/// <code>
/// a  = sum of the inputs · 2^stateShift + currentBias
/// i' = saturate(round(i · (2^decayBits − currentDecay) / 2^decayBits) + a)
/// v' = saturate(round(v · (2^decayBits − membraneDecay) / 2^decayBits) + drive + bias)     drive: i', or i if previousCurrent
/// </code>
/// Where currentDecay is 2^decayBits for all neurons there is no current, and a is the drive. A spike where v' exceeds the threshold (inclusive: reaches it) sets v to resetValue, subtracts the threshold, or subtracts as many
/// thresholds as fit, up to maxSpikes, and v stays at or above −threshold. For so many ticks as refractory says, v is then held at
/// resetValue while the current goes on. Saturation is symmetric, ±(2^(stateBits−1) − 1); with overflow 1 both states wrap in two's complement instead. The compiler proves that no sum leaves 32 bits.
/// Decays, biases, thresholds and reset values may differ between neurons.
/// </summary>
public readonly struct Lif : INeuronKernel<Lif>
{
    const int Current = 0, Membrane = 1, Hold = 2;
    const int Threshold = 0, ResetValue = 1, Bias = 2, CurrentBias = 3, MembraneFactor = 4, CurrentFactor = 5;

    readonly int _decayBits, _stateShift, _limit, _refractory, _maxSpikes;
    readonly int _magnitudeBits;
    readonly bool _wraps;
    readonly bool _leaks, _hasCurrent, _hasCurrentBias, _previousCurrent, _fires, _inclusive;
    readonly Rounding _rounding;
    readonly ResetRule _reset;

    Lif(ParameterBinder binder)
    {
        _decayBits = binder.Setting("decayBits", 0, 30);
        var one = 1 << _decayBits;
        ParameterBinder.Fill(binder.Parameters[CurrentFactor], n => one - binder.Value("currentDecay", n, 0, one));
        ParameterBinder.Fill(binder.Parameters[MembraneFactor], n => one - binder.Value("membraneDecay", n, 0, one));
        ParameterBinder.Fill(binder.Parameters[CurrentBias], n => binder.ValueOr("currentBias", n, 0, int.MinValue, int.MaxValue));
        _hasCurrent = binder.Parameters[CurrentFactor].AsSpan().ContainsAnyExcept(0);
        _leaks = binder.Parameters[MembraneFactor].AsSpan().ContainsAnyExcept(one);
        _hasCurrentBias = binder.Parameters[CurrentBias].AsSpan().ContainsAnyExcept(0);
        _previousCurrent = binder.Flag("previousCurrent");
        _stateShift = binder.Setting("stateShift", 0, 31);
        _magnitudeBits = binder.Setting("stateBits", 2, 32) - 1;
        _limit = (int)((1u << _magnitudeBits) - 1);
        _wraps = binder.SettingOr("overflow", 0, 0, 1) == 1;
        _rounding = (Rounding)binder.Setting("rounding", 0, 2);
        _fires = binder.Flag("fires");
        _inclusive = binder.Flag("inclusive");
        _reset = (ResetRule)binder.Setting("reset", 0, 2);
        _refractory = binder.Setting("refractory", 0, int.MaxValue);
        _maxSpikes = binder.Setting("maxSpikes", 1, int.MaxValue);
        IsPlain = !_hasCurrent && !_wraps && _refractory == 0 && _reset != ResetRule.SubtractMultiple;
    }

    /// <summary>Whether <see cref="PlainLif"/> does the same.</summary>
    public bool IsPlain { get; }

    public static NeuronShape Shape { get; } = new(["i", "v", "hold"], Membrane, Parameters: 6);

    public static Lif Bind(ParameterBinder binder)
    {
        var kernel = new Lif(binder);
        var leastThreshold = kernel is { _fires: true, _reset: ResetRule.SubtractMultiple } ? 1 : int.MinValue;
        ParameterBinder.Fill(binder.Parameters[Threshold], n => binder.Value("threshold", n, leastThreshold));
        ParameterBinder.Fill(binder.Parameters[ResetValue], n => binder.Value("resetValue", n));
        ParameterBinder.Fill(binder.Parameters[Bias], n => binder.Value("bias", n));
        return kernel;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public SomaResult<T> Step<T, TSoma>(ref TSoma soma) where T : ILane<T> where TSoma : ISoma<T>, allows ref struct => Update<T, TSoma, Any>(ref soma);

    /// <summary>One tick of neurons of which <see cref="IsPlain"/> holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal SomaResult<T> StepPlain<T, TSoma>(ref TSoma soma) where T : ILane<T> where TSoma : ISoma<T>, allows ref struct => Update<T, TSoma, Plain>(ref soma);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    SomaResult<T> Update<T, TSoma, TExtent>(ref TSoma soma)
        where T : ILane<T> where TSoma : ISoma<T>, allows ref struct where TExtent : struct, IExtent
    {
        var input = soma.Input(0) << _stateShift;
        if (_hasCurrentBias)
        {
            input += soma.Parameter(CurrentBias);
        }

        var bias = soma.Parameter(Bias);
        var potential = soma[Membrane];
        var active = input | bias | potential;

        var drive = input;
        if (!TExtent.IsPlain && _hasCurrent)
        {
            var before = soma[Current];
            var current = Bound<T, TExtent>(Decay(before, soma.Parameter(CurrentFactor)) + input);
            soma[Current] = current;
            drive = _previousCurrent ? before : current;
            active |= before;
        }

        var kept = _leaks ? Decay(potential, soma.Parameter(MembraneFactor)) : potential;
        potential = Bound<T, TExtent>(kept + drive + bias);
        var spike = T.Constant(0);
        if (_fires)
        {
            potential = Fire<T, TSoma, TExtent>(ref soma, potential, out spike);
            if (!TExtent.IsPlain && _refractory > 0)
            {
                active |= soma[Hold];
                potential = UnlessHeld<T, TSoma>(ref soma, potential, ref spike);
            }
        }

        soma[Membrane] = potential;
        return new(spike, active);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    T UnlessHeld<T, TSoma>(ref TSoma soma, T free, ref T spike) where T : ILane<T> where TSoma : ISoma<T>, allows ref struct
    {
        var zero = T.Constant(0);
        var left = soma[Hold];
        var held = T.GreaterThan(left, zero);
        spike = T.Choose(held, zero, spike);
        soma[Hold] = T.Choose(T.Equal(spike, zero), T.Max(left - T.Constant(1), zero), T.Constant(_refractory));
        return T.Choose(held, soma.Parameter(ResetValue), free);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    T Fire<T, TSoma, TExtent>(ref TSoma soma, T potential, out T spike)
        where T : ILane<T> where TSoma : ISoma<T>, allows ref struct where TExtent : struct, IExtent
    {
        var threshold = soma.Parameter(Threshold);
        var fires = _inclusive ? T.GreaterOrEqual(potential, threshold) : T.GreaterThan(potential, threshold);
        if (!TExtent.IsPlain && _reset == ResetRule.SubtractMultiple)
        {
            spike = fires & WholeThresholds(potential, threshold);
            return T.Max(potential - spike * threshold, T.Constant(0) - threshold);
        }

        spike = fires & T.Constant(1);
        return T.Choose(fires, _reset == ResetRule.Subtract ? potential - threshold : soma.Parameter(ResetValue), potential);
    }

    // Long division, one bit of the quotient at a time from the highest that maxSpikes has. A quotient that does not fit comes out as all
    // ones, at least maxSpikes. Means nothing below the threshold. A call of its own, for its loop needs registers.
    [MethodImpl(MethodImplOptions.NoInlining)]
    T WholeThresholds<T>(T potential, T threshold) where T : ILane<T>
    {
        var rest = potential;
        var count = T.Constant(0);
        for (var bit = 31 - int.LeadingZeroCount(_maxSpikes); bit >= 0; bit--)
        {
            // rest ≥ threshold · 2^bit, without the overflow of the right side.
            var fits = T.GreaterOrEqual(rest >> bit, threshold);
            rest -= fits & (threshold << bit);
            count |= fits & T.Constant(1 << bit);
        }

        return T.Min(count, T.Constant(_maxSpikes));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    T Bound<T, TExtent>(T value) where T : ILane<T> where TExtent : struct, IExtent =>
        !TExtent.IsPlain && _wraps ? LaneMath.Wrap(value, _magnitudeBits) : LaneMath.Clamp(value, T.Constant(-_limit), T.Constant(_limit));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    T Decay<T>(T value, T factor) where T : ILane<T> => _rounding switch
    {
        Rounding.TowardZero => LaneMath.MulShiftTowardZero(value, factor, _decayBits),
        Rounding.Floor => T.MulShiftRight(value, factor, _decayBits),
        _ => LaneMath.MulShiftNearest(value, factor, _decayBits),
    };

    /// <summary>Which settings an update has to ask for: a question that is answered when it is compiled.</summary>
    interface IExtent
    {
        static abstract bool IsPlain { get; }
    }

    /// <summary>Neither current nor refractory time, saturation, at most one spike a tick: nearly all neurons.</summary>
    readonly struct Plain : IExtent
    {
        public static bool IsPlain => true;
    }

    readonly struct Any : IExtent
    {
        public static bool IsPlain => false;
    }
}
