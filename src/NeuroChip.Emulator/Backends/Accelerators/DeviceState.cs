using NeuroChip.Emulator.Learning;
using NeuroChip.Emulator.Planning;
using NeuroChip.Emulator.Tracing;

namespace NeuroChip.Emulator.Backends.Accelerators;

/// <summary>A chip on a device, for batches of samples: everything that changes lies there, and ticks are launched without asking for anything.</summary>
sealed class DeviceState : IChipStateView
{
    /// <summary>Ticks that may be launched before the device has done them.</summary>
    const int TicksAhead = 256;

    readonly IDeviceRuntime _runtime;
    readonly ExecutionPlan _plan;
    readonly PresentedSpikes[] _inputs;
    readonly DevicePopulation[] _populations;
    readonly DeviceSpikes[] _groups;
    readonly List<IDeviceDelivery> _deliveries = [];
    readonly EventDelivery[][] _events;
    readonly DeviceBlocks _blocks;
    readonly HostCopy _copy;
    int _firstSample, _samples, _viewedSample;

    /// <param name="samples">Most samples of a batch.</param>
    /// <param name="ticks">Ticks of a sample's own time.</param>
    public DeviceState(
        IDeviceRuntime runtime, DeviceMemory memory, ExecutionPlan plan, BoundSoma[] bound, int[] ticksKept, int samples, int ticks, string? cacheFolder)
    {
        (_runtime, _plan) = (runtime, plan);
        var kernels = new ChipKernels(runtime, cacheFolder);
        _inputs = [.. plan.Image.Inputs.Select((input, group) => MakeInput(memory, kernels, input.Count, samples, ticks, ticksKept[group]))];
        _populations = [.. plan.Populations.Select((population, index) =>
            new DevicePopulation(runtime, memory, kernels, population, bound[index], samples, ticksKept[_inputs.Length + index]))];
        _groups = [.. _inputs, .. _populations.Select(population => population.Spikes)];
        List<EventDelivery> events = [];
        foreach (var delivery in plan.Deliveries)
        {
            Add(memory, kernels, delivery, samples, events);
        }

        // In the order in which the spikes were sent.
        _events = [.. Enumerable.Range(0, _populations.Length).Select(target =>
            events.Where(delivery => delivery.Target == target).OrderByDescending(delivery => delivery.DelayTicks).ToArray())];
        _blocks = new(runtime, memory, kernels, plan.Activity, samples);
        _copy = new(_populations);
    }

    /// <summary>[groups]: ticks of spikes that somebody looks back on, the present one included.</summary>
    public static int[] TicksKept(ExecutionPlan plan)
    {
        var kept = new int[plan.Groups];
        Array.Fill(kept, 1);
        foreach (var delivery in plan.Deliveries.Where(delivery => plan.Populations[delivery.Target].Shape.EventDriven))
        {
            kept[delivery.SourceGroup] = Math.Max(kept[delivery.SourceGroup], EventDelivery.TicksKept(delivery));
        }

        return kept;
    }

    /// <summary>A new batch of samples, in their initial states.</summary>
    /// <param name="firstSample">Number of the first in its source.</param>
    /// <param name="inputs">[inputs].</param>
    public void Begin(int firstSample, int samples, InputBatch[] inputs)
    {
        (_firstSample, _samples) = (firstSample, samples);
        for (var input = 0; input < _inputs.Length; input++)
        {
            _inputs[input].Samples = samples;
            _inputs[input].Upload(inputs[input]);
        }

        foreach (var population in _populations)
        {
            population.Reset(samples);
        }

        _blocks.Reset(samples);
    }

    /// <summary>One tick of all samples, as the state of the processor's backend does it for one.</summary>
    /// <param name="sampleTicks">Ticks of a sample's own time.</param>
    public void Tick(int tick, int sampleTicks)
    {
        foreach (var input in _inputs)
        {
            input.Present(tick);
        }

        for (var index = 0; index < _populations.Length; index++)
        {
            Update(index, tick, sampleTicks);
        }

        foreach (var delivery in _deliveries)
        {
            delivery.Deliver(tick);
        }

        CountBlocks(tick);
        if ((tick + 1) % DevicePopulation.CountedAtOnce == 0)
        {
            CountTicks(tick + 1);
        }

        if ((tick + 1) % TicksAhead == 0)
        {
            _runtime.Finish();
        }
    }

    /// <summary>The batch's ticks are over: what was counted goes to the host.</summary>
    /// <param name="ticks">Ticks of the chip for each sample.</param>
    public BatchCounts End(int ticks)
    {
        CountTicks(ticks);
        _blocks.CountRest(ticks);
        _copy.ReadStates(_samples);
        var counts = new BatchCounts(_plan, _populations, _samples);
        _blocks.AddTo(counts.BlockTicks);
        return counts;
    }

    /// <summary>Which sample of the batch <see cref="State"/> is of.</summary>
    public void View(int sample) => _viewedSample = sample;

    public ReadOnlySpan<int> State(int population, int state) => _copy.State(population, state, _viewedSample);

    public ReadOnlySpan<int> ActiveUpdates(int population) => _copy.ActiveUpdates(population);

    // Devices do not learn.
    public IEnumerable<LearningTotals> Learning => [];

    /// <summary>The present tick on the host: spikes and states of the first sample.</summary>
    public void ReadTick(int tick, SpikeList spikes)
    {
        spikes.Clear();
        for (var group = 0; group < _groups.Length; group++)
        {
            HostCopy.ReadSpikes(_groups[group], tick, FirstUnitOf(group), spikes);
        }

        CountTicks(tick + 1);
        _copy.ReadStates(_samples);
        _copy.ReadActiveUpdates();
        _viewedSample = 0;
    }

    PresentedSpikes MakeInput(DeviceMemory memory, ChipKernels kernels, int units, int samples, int ticks, int ticksKept)
    {
        var stride = ExecutionPlan.Pad(units);
        var words = (ticks + 1L) * samples * stride / ProgramText.WideItemNeurons;
        return new(_runtime, memory, kernels["graded_inputs"], ticks, ticksKept)
        {
            Stride = stride,
            Ones = memory.Allocate<uint>(words),
            Graded = memory.Allocate<uint>(words),
            Values = memory.Allocate<int>((long)ticksKept * samples * stride),
        };
    }

    void Add(DeviceMemory memory, ChipKernels kernels, Delivery delivery, int samples, List<EventDelivery> events)
    {
        DeviceSpikes source = _groups[delivery.SourceGroup];
        var target = _populations[delivery.Target];
        var firstSource = delivery.SourceFirstUnit - FirstUnitOf(delivery.SourceGroup);
        switch (delivery.Rows)
        {
            case SparseRows rows when target.Plan.Shape.EventDriven:
                events.Add(new(_runtime, memory, kernels["events"], delivery, new(rows, delivery.Neurons, firstSource), source, target));
                break;
            case SparseRows rows when delivery.Limits is { } limits:
                _deliveries.Add(new SaturatingDelivery(
                    _runtime, memory, kernels["saturating"], delivery, limits, new(rows, delivery.Neurons, firstSource), source, target));
                break;
            case SparseRows rows:
                _deliveries.Add(new SparseDelivery(_runtime, memory, kernels, delivery, rows, source, firstSource, target, samples));
                break;
            case DenseRows<sbyte> rows when _runtime.WideItems:
                _deliveries.Add(new DenseDelivery<short>(_runtime, memory, kernels["dense_narrow"], delivery, DeviceRows.Paired(rows), source, firstSource, target));
                break;
            case DenseRows<sbyte> rows:
                _deliveries.Add(new DenseDelivery<sbyte>(_runtime, memory, kernels["dense_narrow"], delivery, DeviceRows.Plain(rows), source, firstSource, target));
                break;
            case DenseRows<short> rows:
                _deliveries.Add(new DenseDelivery<short>(_runtime, memory, kernels["dense_wide"], delivery, DeviceRows.Plain(rows), source, firstSource, target));
                break;
            default:
                throw new NotSupportedException(delivery.Rows.GetType().Name);
        }
    }

    void Update(int index, int tick, int sampleTicks)
    {
        var population = _populations[index];
        var step = tick - population.Plan.Image.FirstTick;
        if (step < 0 || step >= sampleTicks)
        {
            population.Skip(tick);
            return;
        }

        foreach (var delivery in _events[index])
        {
            delivery.Act(tick);
        }

        population.Update(tick, step, _firstSample);
    }

    void CountTicks(int ticks)
    {
        foreach (var population in _populations)
        {
            population.Count(ticks);
        }
    }

    void CountBlocks(int tick)
    {
        if (_plan.Activity.Groups > 0)
        {
            for (var group = 0; group < _groups.Length; group++)
            {
                _blocks.Mark(_groups[group], FirstUnitOf(group), UnitsOf(group), tick);
            }

            _blocks.Count(tick + 1);
        }
    }

    int FirstUnitOf(int group) => group < _inputs.Length ? _plan.Image.Inputs[group].FirstUnit : _plan.Populations[group - _inputs.Length].FirstUnit;

    int UnitsOf(int group) => group < _inputs.Length ? _plan.Image.Inputs[group].Count : _plan.Populations[group - _inputs.Length].Count;
}
