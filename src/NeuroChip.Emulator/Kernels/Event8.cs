using System.Runtime.CompilerServices;
using NeuroChip.Emulator.Lanes;

namespace NeuroChip.Emulator.Kernels;

/// <summary>
/// Family "event8": the 8-bit neuron of ODIN (published RTL), which computes at events, not at ticks. A tick is a list of events: every spike
/// that arrives, by ascending source, and at its end one time reference.
/// <code>
/// spike on a synapse:  x = clamp(v + weight, 0, 255)        the sign of the weight is that of the sending neuron
/// time reference:      x = max(0, v − leak_strength), or v with leak_enable 0
/// x ≥ threshold:       spike, v = 0; else v = x             after every event, so several times a tick
/// </code>
/// <see cref="Step"/> is the time reference; it sends the spikes of the whole tick. Only the threshold must be given; leak_enable is 1 where it
/// is not.
/// </summary>
public readonly struct Event8 : INeuronKernel<Event8>
{
    /// <summary>States: the membrane, and spikes since the last time reference.</summary>
    public const int Membrane = 0, Spikes = 1;

    /// <summary>Parameters.</summary>
    public const int Threshold = 0, Leak = 1;

    const int Greatest = byte.MaxValue;

    public static NeuronShape Shape { get; } = new(["v", "spikes"], Membrane, Parameters: Leak + 1) { EventDriven = true };

    public static Event8 Bind(ParameterBinder binder)
    {
        ParameterBinder.Fill(binder.Parameters[Threshold], n => binder.Value("threshold", n, 0, Greatest));
        ParameterBinder.Fill(
            binder.Parameters[Leak], n => binder.ValueOr("leak_strength", n, 0, 0, 127) * binder.ValueOr("leak_enable", n, 1, 0, 1));
        return default;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public SomaResult<T> Step<T, TSoma>(ref TSoma soma) where T : ILane<T> where TSoma : ISoma<T>, allows ref struct
    {
        T potential = soma[Membrane], spikes = soma[Spikes];
        var active = potential | spikes;
        var fires = Fire(ref potential, T.Constant(0) - soma.Parameter(Leak), soma.Parameter(Threshold));
        soma[Membrane] = potential;
        soma[Spikes] = T.Constant(0);
        return new(spikes - fires, active);
    }

    /// <summary>One event.</summary>
    /// <param name="potential">0…255.</param>
    /// <param name="change">The synapse's weight with its sign, or the negated leak.</param>
    /// <returns>Mask of neurons that fire.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Fire<T>(ref T potential, T change, T threshold) where T : ILane<T>
    {
        var next = LaneMath.Clamp(potential + change, T.Constant(0), T.Constant(Greatest));
        var fires = T.GreaterOrEqual(next, threshold);
        potential = T.Choose(fires, T.Constant(0), next);
        return fires;
    }
}
