using System.Runtime.CompilerServices;
using NeuroChip.Emulator.Lanes;

namespace NeuroChip.Emulator.Kernels;

/// <summary>
/// Family "event8-sdsp": <see cref="Event8"/> with the calcium of ODIN's spike-driven plasticity (Brader, Senn and Fusi). Calcium rises with every
/// spike of the neuron and falls at every <c>ca_leak_period</c>-th time reference; after every event
/// <code>
/// up   = enabled and v ≥ theta_mem and ca_theta1 ≤ calcium &lt; ca_theta3
/// down = enabled and v &lt; theta_mem and ca_theta1 ≤ calcium &lt; ca_theta2
/// </code>
/// say what the next spike that arrives does to its synapse. Only the threshold must be given.
/// </summary>
public readonly struct Event8Sdsp : INeuronKernel<Event8Sdsp>
{
    /// <summary>States beyond those of <see cref="Event8"/>; up and down are masks.</summary>
    public const int Calcium = 2, LeakCount = 3, Up = 4, Down = 5;

    /// <summary>Parameters beyond those of <see cref="Event8"/>; enabled is a mask.</summary>
    public const int Enabled = 2, MembraneThreshold = 3, FirstCalcium = 4, SecondCalcium = 5, ThirdCalcium = 6, LeakPeriod = 7;

    const int GreatestCalcium = 7, GreatestPeriod = 31;

    public static NeuronShape Shape { get; } =
        new(["v", "spikes", "calcium", "ca_leak", "up", "down"], Event8.Membrane, Parameters: LeakPeriod + 1) { EventDriven = true, ForLearning = true };

    public static Event8Sdsp Bind(ParameterBinder binder)
    {
        Event8.Bind(binder);
        ParameterBinder.Fill(binder.Parameters[Enabled], n => -binder.ValueOr("calcium_enable", n, 1, 0, 1));
        ParameterBinder.Fill(binder.Parameters[MembraneThreshold], n => binder.ValueOr("theta_mem", n, 0, 0, byte.MaxValue));
        ParameterBinder.Fill(binder.Parameters[FirstCalcium], n => binder.ValueOr("ca_theta1", n, 0, 0, GreatestCalcium));
        ParameterBinder.Fill(binder.Parameters[SecondCalcium], n => binder.ValueOr("ca_theta2", n, 0, 0, GreatestCalcium));
        ParameterBinder.Fill(binder.Parameters[ThirdCalcium], n => binder.ValueOr("ca_theta3", n, 0, 0, GreatestCalcium));
        ParameterBinder.Fill(binder.Parameters[LeakPeriod], n => binder.ValueOr("ca_leak_period", n, 0, 0, GreatestPeriod));
        return default;
    }

    /// <inheritdoc/>
    /// <remarks>The time reference; it sends the spikes of the whole tick.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public SomaResult<T> Step<T, TSoma>(ref TSoma soma) where T : ILane<T> where TSoma : ISoma<T>, allows ref struct
    {
        var spikes = soma[Event8.Spikes];
        var active = soma[Event8.Membrane] | spikes | soma[Calcium];
        var fires = Integrate<T, TSoma>(ref soma, T.Constant(0) - soma.Parameter(Event8.Leak), CalciumLeaks<T, TSoma>(ref soma));
        soma[Event8.Spikes] = T.Constant(0);
        return new(spikes - fires, active);
    }

    /// <summary>Any event of a neuron: the membrane moves, calcium follows, and the flags are set anew.</summary>
    /// <param name="change">The synapse's weight with its sign, or the negated leak.</param>
    /// <param name="calciumLeaks">Mask.</param>
    /// <returns>Mask of neurons that fire.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Integrate<T, TSoma>(ref TSoma soma, T change, T calciumLeaks) where T : ILane<T> where TSoma : ISoma<T>, allows ref struct
    {
        var potential = soma[Event8.Membrane];
        var fires = Event8.Fire(ref potential, change, soma.Parameter(Event8.Threshold));
        var enabled = soma.Parameter(Enabled);
        // Masks are −1; a spike and a leak at once leave calcium as it is.
        var calcium = LaneMath.Clamp(soma[Calcium] - (fires & enabled) + (calciumLeaks & enabled), T.Constant(0), T.Constant(GreatestCalcium));
        var high = T.GreaterOrEqual(potential, soma.Parameter(MembraneThreshold));
        var learns = enabled & T.GreaterOrEqual(calcium, soma.Parameter(FirstCalcium));
        soma[Event8.Membrane] = potential;
        soma[Calcium] = calcium;
        soma[Up] = learns & high & T.GreaterThan(soma.Parameter(ThirdCalcium), calcium);
        soma[Down] = learns & (high ^ T.Constant(-1)) & T.GreaterThan(soma.Parameter(SecondCalcium), calcium);
        return fires;
    }

    // Counts time references; a period of 0 never ends.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static T CalciumLeaks<T, TSoma>(ref TSoma soma) where T : ILane<T> where TSoma : ISoma<T>, allows ref struct
    {
        var counts = soma.Parameter(Enabled) & T.GreaterThan(soma.Parameter(LeakPeriod), T.Constant(0));
        var ends = counts & T.Equal(soma[LeakCount], soma.Parameter(LeakPeriod) - T.Constant(1));
        soma[LeakCount] = T.Choose(ends, T.Constant(0), soma[LeakCount] - counts);
        return ends;
    }
}
