using System.Runtime.CompilerServices;
using NeuroChip.Emulator.Lanes;

namespace NeuroChip.Emulator.Kernels;

/// <summary>
/// Family "axon4-full": the neuron of TrueNorth with everything that Cassidy et al. (IJCNN 2013) describe. Port g counts the active axons of
/// type g = 0…3; ρ are random numbers.
/// <code>
/// for every event, by ascending type:   V += weight_g                          or, with stoch_syn_g,  sgn(weight_g) · [|weight_g| ≥ ρ8]
/// Ω = 1, or sgn(V) with leak_reversal:  V += Ω · leak                          or, with stoch_leak,   Ω · sgn(leak) · [|leak| ≥ ρ8]
/// η = ρ17 and threshold_mask
/// V ≥ threshold + η:                    spike; V = reset_value | V − (threshold + η) | V          by reset_mode 0 | 1 | 2
/// else neg_saturate:                    V = max(V, −neg_threshold)
/// else V &lt; −(neg_threshold + η):        V = −reset_value | V + (neg_threshold + η) | V
/// </code>
/// From the 257th event of a tick on, stochastic types add nothing; a core has 256 axons. "axon4-full-replay" takes its random numbers from
/// inputs, see <see cref="ReplayedDraws"/>. Only the threshold must be given.
/// </summary>
public readonly struct Axon4Full<TDraws> : INeuronKernel<Axon4Full<TDraws>> where TDraws : struct, IAxonDraws
{
    const int Potential = 0, Types = AxonEvents.Types;
    const int FirstWeight = 0, FirstStochastic = Types, Leak = 2 * Types, LeakReversal = Leak + 1, StochasticLeak = Leak + 2, Threshold = Leak + 3;
    const int LowerThreshold = Leak + 4, ThresholdMask = Leak + 5, ResetValue = Leak + 6, ResetMode = Leak + 7, Saturates = Leak + 8, Unit = Leak + 9;

    const int MostWeight = 1 << 16, MostThreshold = 1 << 24;

    readonly ulong _seed;
    readonly bool _stochasticSynapses, _stochasticLeak, _stochasticThreshold;

    Axon4Full(ParameterBinder binder)
    {
        _seed = binder.Seed;
        _stochasticSynapses = binder.Parameters.AsSpan(FirstStochastic, Types).ToArray().Any(AnyButZero);
        _stochasticLeak = AnyButZero(binder.Parameters[StochasticLeak]);
        _stochasticThreshold = AnyButZero(binder.Parameters[ThresholdMask]);
    }

    public static NeuronShape Shape { get; } = new(["v"], Potential, Parameters: Unit + 1, Ports: Types + TDraws.Ports);

    public static Axon4Full<TDraws> Bind(ParameterBinder binder)
    {
        var parameters = binder.Parameters;
        for (var type = 0; type < Types; type++)
        {
            string weight = $"weight{type}", stochastic = $"stoch_syn{type}";
            ParameterBinder.Fill(parameters[FirstWeight + type], n => binder.ValueOr(weight, n, 0, -MostWeight, MostWeight));
            BindFlag(binder, FirstStochastic + type, stochastic);
        }

        ParameterBinder.Fill(parameters[Leak], n => binder.ValueOr("leak", n, 0, -MostWeight, MostWeight));
        ParameterBinder.Fill(parameters[Threshold], n => binder.Value("threshold", n, -MostThreshold, MostThreshold));
        ParameterBinder.Fill(parameters[LowerThreshold], n => binder.ValueOr("neg_threshold", n, 0, -MostThreshold, MostThreshold));
        ParameterBinder.Fill(parameters[ThresholdMask], n => binder.ValueOr("threshold_mask", n, 0, 0, (1 << 18) - 1));
        ParameterBinder.Fill(parameters[ResetValue], n => binder.ValueOr("reset_value", n, 0, -MostThreshold, MostThreshold));
        ParameterBinder.Fill(parameters[ResetMode], n => binder.ValueOr("reset_mode", n, 0, 0, 2));
        ParameterBinder.Fill(parameters[Unit], n => binder.FirstUnit + n);
        BindFlag(binder, LeakReversal, "leak_reversal");
        BindFlag(binder, StochasticLeak, "stoch_leak");
        BindFlag(binder, Saturates, "neg_saturate");
        ParameterBinder.Fill(binder.InitialStates[Potential], n => binder.ValueOr("v0", n, 0, -MostThreshold, MostThreshold));
        return new(binder);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public SomaResult<T> Step<T, TSoma>(ref TSoma soma) where T : ILane<T> where TSoma : ISoma<T>, allows ref struct
    {
        T zero = T.Constant(0), potential = soma[Potential];
        var active = soma.Input(0) | soma.Input(1) | soma.Input(2) | soma.Input(3) | potential | soma.Parameter(Leak);
        potential += Deterministic<T, TSoma>(ref soma);
        if (_stochasticSynapses)
        {
            potential += Stochastic<T, TSoma>(ref soma);
        }

        var leak = LeakOf<T, TSoma>(ref soma);
        potential += T.Choose(soma.Parameter(LeakReversal), leak * Sign(potential), leak);

        var noise = _stochasticThreshold ? TDraws.OfThreshold<T, TSoma>(ref soma, soma.Parameter(Unit), _seed) & soma.Parameter(ThresholdMask) : zero;
        T upper = soma.Parameter(Threshold) + noise, lowest = zero - soma.Parameter(LowerThreshold), lower = lowest - noise;
        T mode = soma.Parameter(ResetMode), reset = soma.Parameter(ResetValue);
        var fires = T.GreaterOrEqual(potential, upper);
        var raised = T.Choose(T.GreaterThan(lower, potential), AxonReset.Apply(mode, potential, zero - reset, potential - lower), potential);
        raised = T.Choose(soma.Parameter(Saturates), T.Max(potential, lowest), raised);
        soma[Potential] = T.Choose(fires, AxonReset.Apply(mode, potential, reset, potential - upper), raised);
        return new(fires & T.Constant(1), active);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static T Deterministic<T, TSoma>(ref TSoma soma) where T : ILane<T> where TSoma : ISoma<T>, allows ref struct
    {
        var sum = T.Constant(0);
        for (var type = 0; type < Types; type++)
        {
            sum += T.Choose(soma.Parameter(FirstStochastic + type), T.Constant(0), soma.Input(type) * soma.Parameter(FirstWeight + type));
        }

        return sum;
    }

    // Event e is of the first type whose events, with those of the types before it, number more than e.
    T Stochastic<T, TSoma>(ref TSoma soma) where T : ILane<T> where TSoma : ISoma<T>, allows ref struct
    {
        T unit = soma.Parameter(Unit), sum = T.Constant(0);
        for (var quartet = 0; quartet < AxonEvents.Quartets; quartet++)
        {
            var draws = TDraws.OfEvents<T, TSoma>(ref soma, unit, quartet, _seed);
            for (var part = 0; part < 4; part++)
            {
                var weight = WeightOf<T, TSoma>(ref soma, T.Constant(4 * quartet + part));
                sum += Drawn(weight, (draws >>> (8 * part)) & T.Constant(byte.MaxValue));
            }
        }

        return sum;
    }

    /// <summary>Weight of the event's type where that is stochastic; 0 elsewhere, and where there is no such event.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static T WeightOf<T, TSoma>(ref TSoma soma, T number) where T : ILane<T> where TSoma : ISoma<T>, allows ref struct
    {
        T first = T.Constant(0), weight = T.Constant(0);
        for (var type = 0; type < Types; type++)
        {
            var end = first + soma.Input(type);
            var isOfType = T.GreaterOrEqual(number, first) & T.GreaterThan(end, number);
            weight |= isOfType & soma.Parameter(FirstStochastic + type) & soma.Parameter(FirstWeight + type);
            first = end;
        }

        return weight;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    T LeakOf<T, TSoma>(ref TSoma soma) where T : ILane<T> where TSoma : ISoma<T>, allows ref struct
    {
        var leak = soma.Parameter(Leak);
        return _stochasticLeak
            ? T.Choose(soma.Parameter(StochasticLeak), Drawn(leak, TDraws.OfLeak<T, TSoma>(ref soma, soma.Parameter(Unit), _seed)), leak)
            : leak;
    }

    /// <summary>sgn(value) · [|value| ≥ draw].</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static T Drawn<T>(T value, T draw) where T : ILane<T>
    {
        var magnitude = T.Max(value, T.Constant(0) - value);
        return T.GreaterOrEqual(magnitude, draw) & Sign(value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static T Sign<T>(T value) where T : ILane<T> => T.Min(T.Max(value, T.Constant(-1)), T.Constant(1));

    // A flag becomes a mask.
    static void BindFlag(ParameterBinder binder, int slot, string name) =>
        ParameterBinder.Fill(binder.Parameters[slot], n => -binder.ValueOr(name, n, 0, 0, 1));

    static bool AnyButZero(int[] row) => row.AsSpan().ContainsAnyExcept(0);
}
