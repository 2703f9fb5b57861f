using NeuroChip.Emulator.Kernels;
using NeuroChip.Emulator.Lanes;

namespace NeuroChip.Emulator.EventDriven;

/// <summary>One neuron among those of a population, for events that reach a single one.</summary>
/// <param name="parameters">[parameters × stride].</param>
/// <param name="states">[states × stride].</param>
readonly ref struct SingleSoma(ReadOnlySpan<int> parameters, Span<int> states, int stride, int neuron) : ISoma<Lane1>
{
    readonly ReadOnlySpan<int> _parameters = parameters;
    readonly Span<int> _states = states;

    // Events bring their own change, and their kernels draw nothing.
    public Lane1 Step => default;

    public Lane1 Sample => default;

    public Lane1 this[int state]
    {
        get => new(_states[state * stride + neuron]);
        set => _states[state * stride + neuron] = value.Value;
    }

    public Lane1 Input(int sum) => default;

    public Lane1 Parameter(int slot) => new(_parameters[slot * stride + neuron]);
}
