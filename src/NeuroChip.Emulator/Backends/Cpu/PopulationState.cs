using System.Runtime.CompilerServices;
using NeuroChip.Emulator.EventDriven;
using NeuroChip.Emulator.Lanes;
using NeuroChip.Emulator.Learning;
using NeuroChip.Emulator.Planning;

namespace NeuroChip.Emulator.Backends.Cpu;

/// <summary>The arrays of one population on one worker. Rows are padded to <see cref="ExecutionPlan.LanePadding"/> neurons.</summary>
sealed class PopulationState
{
    readonly int _sums, _slots;
    readonly AlignedArray<int> _inputs, _initialStates;

    public PopulationState(PlannedPopulation plan, int[][] parameters, int[][] initialStates)
    {
        Plan = plan;
        Count = plan.Count;
        FirstUnit = plan.FirstUnit;
        Stride = plan.PaddedCount;
        _sums = plan.Shape.Sums;
        _slots = plan.Slots;
        _inputs = new((long)_slots * _sums * Stride);
        Parameters = Rows(parameters, Stride);
        _initialStates = Rows(initialStates, Stride);
        States = Rows(initialStates, Stride);
        ActiveTicks = new(Stride);
        Events = plan.Shape.EventDriven ? new(_slots) : null;
    }

    public PlannedPopulation Plan { get; }

    /// <summary>Neurons. Kept here: the plan works it out from a shape, and the tick loop asks for every lane.</summary>
    public int Count { get; }

    public int FirstUnit { get; }

    /// <summary>Padded neurons: from one row to the next.</summary>
    public int Stride { get; }

    /// <summary>[parameters × stride].</summary>
    public AlignedArray<int> Parameters { get; }

    /// <summary>[states × stride].</summary>
    public AlignedArray<int> States { get; }

    /// <summary>[stride]: updates of each neuron with input, bias or state.</summary>
    public AlignedArray<int> ActiveTicks { get; }

    /// <summary>Updates in which the current of a neuron wrapped, over all neurons, since <see cref="ClearCounts"/>.</summary>
    public long Wraps { get; private set; }

    /// <summary>Spikes that have not acted yet; null where they act as sums.</summary>
    public EventQueue? Events { get; }

    /// <summary>What learns when its spikes reach a neuron, by projection.</summary>
    public Dictionary<int, SdspPlasticity> Learners { get; } = [];

    /// <summary>Slot of the sums that arrive in a tick.</summary>
    public int SlotOf(int tick) => tick % _slots;

    /// <summary>Sum 0 of what arrives in a tick; the other sums follow, <see cref="Stride"/> apart.</summary>
    public ref int InputsOf(int slot) => ref Unsafe.Add(ref _inputs.First, slot * _sums * Stride);

    public Span<int> InputsOf(int slot, int sum) => _inputs.Span.Slice((slot * _sums + sum) * Stride, Stride);

    public ReadOnlySpan<int> State(int state) => States.Span.Slice(state * Stride, Count);

    /// <param name="wraps">Of the neurons of some lanes.</param>
    public void CountWraps<TLane>(TLane wraps) where TLane : struct, IVectorLane<TLane>
    {
        Span<int> counts = stackalloc int[TLane.Width];
        TLane.Store(wraps, ref counts[0]);
        foreach (var count in counts)
        {
            Wraps += count;
        }
    }

    /// <summary>What is counted begins anew: active updates and wraps.</summary>
    public void ClearCounts()
    {
        ActiveTicks.Span.Clear();
        Wraps = 0;
    }

    public void ClearInputs(int slot)
    {
        _inputs.Span.Slice(slot * _sums * Stride, _sums * Stride).Clear();
        Events?.Clear(slot);
    }

    /// <summary>Initial states, and nothing under way.</summary>
    /// <param name="keeps">Whether the states that the image names stay as they are.</param>
    public void Reset(bool keeps)
    {
        for (var slot = 0; slot < _slots; slot++)
        {
            ClearInputs(slot);
        }

        for (var state = 0; state < Plan.Shape.States.Length; state++)
        {
            if (!keeps || !Plan.Keeps(state))
            {
                _initialStates.Span.Slice(state * Stride, Stride).CopyTo(States.Span[(state * Stride)..]);
            }
        }
    }

    static AlignedArray<int> Rows(int[][] rows, int stride)
    {
        var result = new AlignedArray<int>((long)rows.Length * stride);
        for (var row = 0; row < rows.Length; row++)
        {
            rows[row].CopyTo(result.Span[(row * stride)..]);
        }

        return result;
    }
}
