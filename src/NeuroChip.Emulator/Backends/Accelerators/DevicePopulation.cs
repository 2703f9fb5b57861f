using NeuroChip.Emulator.Kernels;
using NeuroChip.Emulator.Planning;

namespace NeuroChip.Emulator.Backends.Accelerators;

/// <summary>A population of neurons on the device: the states of all samples of a batch, and what the neurons did.</summary>
sealed class DevicePopulation
{
    /// <summary>A neuron passes on, and can hold, no more spikes than the chip counts.</summary>
    const int LargestAliasCount = 31;

    /// <summary>Ticks after which wide items count what their masks say.</summary>
    public const int CountedAtOnce = 32;

    readonly IDeviceRuntime _runtime;
    readonly nint _soma, _reset, _passOn, _record, _countTicks;
    readonly DeviceBuffer<int> _initialStates;
    readonly DeviceBuffer<int>? _received;
    int _countedTicks;

    /// <param name="samples">Most samples of a batch.</param>
    /// <param name="ticksKept">Ticks of spikes that somebody looks back on.</param>
    public DevicePopulation(
        IDeviceRuntime runtime, DeviceMemory memory, ChipKernels kernels, PlannedPopulation plan, BoundSoma bound, int samples, int ticksKept)
    {
        _runtime = runtime;
        Plan = plan;
        (_soma, _reset, _passOn, _record) = (kernels.Soma(bound.Step), kernels["reset_states"], kernels["pass_on"], kernels["record_spikes"]);
        Parameters = memory.Upload<int>(Rows(bound.Parameters));
        _initialStates = memory.Upload<int>(Rows(bound.InitialStates));
        var perRow = (long)samples * Stride;
        var masksKept = MasksKept(ticksKept, runtime.WideItems);
        var words = masksKept * perRow / ProgramText.WideItemNeurons;
        _countTicks = runtime.WideItems ? kernels["count_ticks"] : 0;
        States = memory.Allocate<int>(StateRows * perRow);
        Sums = memory.Allocate<int>((long)plan.Slots * plan.Shape.Sums * perRow);
        Spikes = new(ticksKept, masksKept)
        {
            Stride = Stride,
            Ones = memory.Allocate<uint>(words),
            Graded = memory.Allocate<uint>(words),
            Active = memory.Allocate<uint>(words),
            Values = memory.Allocate<int>(ticksKept * perRow),
        };
        ActiveTicks = memory.Allocate<int>(perRow);
        Activations = memory.Allocate<int>(perRow);
        FurtherSpikes = memory.Allocate<long>(perRow);
        FirstSpikes = memory.Allocate<int>(perRow);
        _received = plan.Shape.Aliases is { } slots && bound.Parameters[slots.Target].AsSpan().ContainsAnyExcept(-1) ? memory.Allocate<int>(perRow) : null;
    }

    public PlannedPopulation Plan { get; }

    /// <summary>Neurons, padded.</summary>
    public int Stride => Plan.PaddedCount;

    public int StateRows => Plan.Shape.States.Length;

    /// <summary>[parameters][stride].</summary>
    public DeviceBuffer<int> Parameters { get; }

    /// <summary>[states][samples][stride].</summary>
    public DeviceBuffer<int> States { get; }

    /// <summary>[slots][sums][samples][stride]: what arrives in the ticks to come.</summary>
    public DeviceBuffer<int> Sums { get; }

    public RecentSpikes Spikes { get; }

    /// <summary>[samples][stride]: updates with input, bias or state.</summary>
    public DeviceBuffer<int> ActiveTicks { get; }

    /// <summary>[samples][stride]: ticks with a spike.</summary>
    public DeviceBuffer<int> Activations { get; }

    /// <summary>[samples][stride]: spikes beyond the first of a tick.</summary>
    public DeviceBuffer<long> FurtherSpikes { get; }

    /// <summary>[samples][stride]: 1 + step of the first spike, or 0.</summary>
    public DeviceBuffer<int> FirstSpikes { get; }

    int Samples => Spikes.Samples;

    /// <summary>Ticks of masks that are kept: those that somebody looks back on, and whole stretches that are counted at once.</summary>
    public static int MasksKept(int ticksKept, bool wideItems) =>
        wideItems ? (ticksKept + CountedAtOnce - 1) / CountedAtOnce * CountedAtOnce : ticksKept;

    /// <summary>Where a sum that arrives in a tick starts in <see cref="Sums"/>.</summary>
    public int SumsAt(int tick, int sum) => (tick % Plan.Slots * Plan.Shape.Sums + sum) * Samples * Stride;

    /// <summary>A new batch: initial states, nothing under way, nothing counted.</summary>
    public void Reset(int samples)
    {
        _countedTicks = 0;
        Spikes.Samples = samples;
        Spikes.Clear();
        Sums.Clear();
        ActiveTicks.Clear();
        Activations.Clear();
        FurtherSpikes.Clear();
        FirstSpikes.Clear();
        if (Plan.Count > 0)
        {
            _runtime.Launch(_reset, _runtime.Items(Stride, samples), [States, _initialStates, StateRows, Stride, samples]);
        }
    }

    /// <summary>A tick in which the neurons are not updated: what arrives is lost.</summary>
    public void Skip(int tick)
    {
        Sums.Clear(SumsAt(tick, 0), (long)Plan.Shape.Sums * Samples * Stride);
        Spikes.ClearTick(tick);
    }

    /// <summary>Updates all neurons of all samples once.</summary>
    /// <param name="firstSample">Number of the batch's first sample in its source.</param>
    public void Update(int tick, int step, int firstSample)
    {
        if (Plan.Count == 0)
        {
            return;
        }

        if (!_runtime.WideItems)
        {
            // Neurons that fire set their bits one by one.
            Spikes.ClearTick(tick);
        }

        _runtime.Launch(_soma, _runtime.Tiles(Plan.Count, Samples, ProgramText.WideItemNeurons),
        [
            States, Parameters, Sums, SumsAt(tick, 0), Plan.Shape.Sums, Spikes.Ones, Spikes.Graded, Spikes.OnesAt(tick), Spikes.Values,
            Spikes.ValuesAt(tick), ActiveTicks, Spikes.Active, Activations, FurtherSpikes, FirstSpikes, Plan.Count, Stride, Samples, firstSample, step,
            _received is null ? 0 : 1,
        ]);
        if (_received is not null && Plan.Shape.Aliases is { } slots)
        {
            PassOn(slots, _received, tick, step);
        }
    }

    /// <summary>Counts the ticks since the last call; it must not begin before a multiple of <see cref="CountedAtOnce"/> that it goes beyond.</summary>
    /// <param name="ticks">Ticks of the chip so far.</param>
    public void Count(int ticks)
    {
        if (!_runtime.WideItems || Plan.Count == 0 || ticks == _countedTicks)
        {
            return;
        }

        var words = Stride / ProgramText.WideItemNeurons;
        _runtime.Launch(_countTicks, _runtime.Items(words, Samples),
        [
            Spikes.Ones, Spikes.Graded, Spikes.Active, Spikes.OnesAt(_countedTicks), Samples * words, ticks - _countedTicks, _countedTicks - Plan.Image.FirstTick,
            ActiveTicks, Activations, FirstSpikes, Stride, Samples,
        ]);
        _countedTicks = ticks;
    }

    void PassOn(AliasSlots slots, DeviceBuffer<int> received, int tick, int step)
    {
        int membraneAt = Plan.Shape.Membrane * Samples * Stride, spikesAt = slots.Spikes * Samples * Stride;
        _runtime.Launch(_passOn, _runtime.Items(Samples),
        [
            States, membraneAt, spikesAt, Parameters, slots.Target, slots.Threshold, slots.MostSpikes, received, LargestAliasCount, Plan.Count, Stride, Samples,
        ]);
        _runtime.Launch(_record, _runtime.Items(Stride / ProgramText.WideItemNeurons, Samples),
        [
            States, spikesAt, Spikes.Ones, Spikes.Graded, Spikes.OnesAt(tick), Spikes.Values, Spikes.ValuesAt(tick), Activations, FurtherSpikes, FirstSpikes,
            Plan.Count, Stride, Samples, step,
        ]);
    }

    int[] Rows(int[][] rows)
    {
        var result = new int[rows.Length * Stride];
        for (var row = 0; row < rows.Length; row++)
        {
            rows[row].CopyTo(result, row * Stride);
        }

        return result;
    }
}
