using System.Runtime.CompilerServices;
using NeuroChip.Emulator.Lanes;

namespace NeuroChip.Emulator.Kernels;

/// <summary>
/// Family "axon4": the deterministic neuron of TrueNorth as the RANC simulator computes it. A synapse's code is the neuron's weight for the
/// type of its axon; the compiler proves that four types suffice.
/// <code>
/// V' = V + input + leak
/// V' ≥ threshold:                        spike; V = reset_value | V' − threshold | V'              by reset_mode 0 | 1 | 2
/// else V' &lt; negative_threshold (or ≤):  V = −reset_value | V' − negative_threshold | V'
/// </code>
/// negative_threshold is stored with its sign; negative_compare_inclusive makes the comparison ≤. The chip's 20 bits are no limit here: the
/// public simulator has none, and nobody says what happens beyond. v0 is optional.
/// </summary>
public readonly struct Axon4 : INeuronKernel<Axon4>
{
    const int Potential = 0;
    const int Leak = 0, Threshold = 1, LowerThreshold = 2, ResetValue = 3, ResetMode = 4, Inclusive = 5;

    public static NeuronShape Shape { get; } = new(["v"], Potential, Parameters: Inclusive + 1);

    public static Axon4 Bind(ParameterBinder binder)
    {
        var parameters = binder.Parameters;
        ParameterBinder.Fill(parameters[Leak], n => binder.ValueOr("leak", n, 0, int.MinValue, int.MaxValue));
        ParameterBinder.Fill(parameters[Threshold], n => binder.Value("threshold", n));
        ParameterBinder.Fill(parameters[LowerThreshold], n => binder.Value("negative_threshold", n));
        ParameterBinder.Fill(parameters[ResetValue], n => binder.ValueOr("reset_value", n, 0, int.MinValue, int.MaxValue));
        ParameterBinder.Fill(parameters[ResetMode], n => binder.ValueOr("reset_mode", n, 0, 0, 2));
        ParameterBinder.Fill(parameters[Inclusive], n => binder.ValueOr("negative_compare_inclusive", n, 0, 0, 1));
        ParameterBinder.Fill(binder.InitialStates[Potential], n => binder.ValueOr("v0", n, 0, int.MinValue, int.MaxValue));
        return default;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public SomaResult<T> Step<T, TSoma>(ref TSoma soma) where T : ILane<T> where TSoma : ISoma<T>, allows ref struct
    {
        var potential = soma[Potential];
        T input = soma.Input(0), leak = soma.Parameter(Leak), mode = soma.Parameter(ResetMode), reset = soma.Parameter(ResetValue);
        var active = potential | input | leak;
        potential += input + leak;

        T upper = soma.Parameter(Threshold), lower = soma.Parameter(LowerThreshold);
        var fires = T.GreaterOrEqual(potential, upper);
        var equalCounts = T.Equal(soma.Parameter(Inclusive), T.Constant(1)) & T.Equal(potential, lower);
        var below = T.GreaterThan(lower, potential) | equalCounts;
        var raised = T.Choose(below, AxonReset.Apply(mode, potential, T.Constant(0) - reset, potential - lower), potential);
        soma[Potential] = T.Choose(fires, AxonReset.Apply(mode, potential, reset, potential - upper), raised);
        return new(fires & T.Constant(1), active);
    }
}
