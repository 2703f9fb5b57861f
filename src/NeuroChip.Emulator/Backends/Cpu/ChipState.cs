using NeuroChip.Core.Runs;
using NeuroChip.Emulator.Lanes;
using NeuroChip.Emulator.Learning;
using NeuroChip.Emulator.Planning;
using NeuroChip.Emulator.Scheduling;
using NeuroChip.Emulator.Tracing;

namespace NeuroChip.Emulator.Backends.Cpu;

/// <summary>Everything that changes while one worker runs samples. After the constructor, ticks allocate nothing.</summary>
sealed class ChipState<TLane> : IChipStateView where TLane : struct, IVectorLane<TLane>
{
    readonly ExecutionPlan _plan;
    readonly PopulationState[] _populations;
    readonly SomaDriver[] _drivers;
    readonly RowAdder[] _rows;
    readonly DeliveryDriver<TLane> _deliveries;
    readonly SpikeList _spikes;
    readonly SpikeTally _tally;
    readonly BlockActivityTally _activity;
    readonly ChipPlasticity<TLane>? _plasticity;
    readonly Delivery[] _routes;
    PacketReversal? _reversal;

    /// <param name="rows">[deliveries of the plan].</param>
    /// <param name="plasticity">What changes the rows; null where nothing learns. Where it is given, kept states last from sample to sample.</param>
    public ChipState(ExecutionPlan plan, RowAdder[] rows, ChipPlasticity<TLane>? plasticity)
    {
        _plan = plan;
        _rows = rows;
        _plasticity = plasticity;
        _routes = plasticity?.Deliveries ?? [.. plan.Deliveries];
        var bound = plan.Populations
            .Select(population => Kernels.KernelCatalog.Visit(population.Image.Family, new DriverFactory<TLane>(population, plan.Image.Seed)))
            .ToArray();
        _populations = [.. bound.Select(pair => pair.State)];
        _drivers = [.. bound.Select(pair => pair.Driver)];
        foreach (var (learning, learner) in plasticity?.EventLearners ?? [])
        {
            _populations[plan.Image.Projections[learning.Projection].Target].Learners[learning.Projection] = learner;
        }

        _deliveries = new(
            plan.Deliveries.Select(delivery => ExecutionPlan.Pad(delivery.Neurons)).DefaultIfEmpty().Max(),
            plan.Deliveries.Where(delivery => delivery.Readout?.Input is not null).Select(delivery => delivery.Rows.Sources).DefaultIfEmpty().Max());
        _spikes = new(plan.Image.Units, plan.Groups);
        _tally = new(plan);
        _activity = new(plan.Activity);
    }

    public SpikeTally Tally => _tally;

    public BlockActivityTally Activity => _activity;

    public ReadOnlySpan<int> State(int population, int state) => _populations[population].State(state);

    /// <summary>Since <see cref="ClearCounts"/>.</summary>
    public ReadOnlySpan<int> ActiveUpdates(int population) => _populations[population].ActiveTicks.Span[.._populations[population].Count];

    /// <summary>Updates in which a current of the population wrapped, since <see cref="ClearCounts"/>.</summary>
    public long Wraps(int population) => _populations[population].Wraps;

    public IEnumerable<LearningTotals> Learning => _plasticity?.Totals ?? [];

    public void ClearCounts()
    {
        foreach (var population in _populations)
        {
            population.ClearCounts();
        }
    }

    /// <summary>Initial states: a new sample. What was learned stays.</summary>
    public void Reset()
    {
        foreach (var population in _populations)
        {
            population.Reset(keeps: _plasticity is not null);
        }

        _plasticity?.BeginSample();
        _tally.BeginSample();
        _activity.BeginSample();
    }

    /// <summary>
    /// One tick: what arrives is integrated, neurons fire, and the spikes of this tick are summed into what arrives later. Sums need no
    /// order, so they are made when the spikes are, not when they arrive.
    /// </summary>
    public void Tick<TProbe>(int sample, int tick, int sampleTicks, EncodedSample[] inputs, ref TProbe probe)
        where TProbe : struct, ITickProbe
    {
        _spikes.Clear();
        ReadInputs(tick, sampleTicks, inputs);
        Update(sample, tick, sampleTicks);
        _tally.Count(_spikes, tick);
        _activity.Count(_spikes, tick);
        _plasticity?.BeforeRows(_spikes);
        Route(new(sample, tick));
        _plasticity?.EndTick(_spikes);
        probe.Observe(new(this, sample, tick, _spikes));

        // For other probes this is not even code.
        if (probe is IPacketFilter filter)
        {
            TakeBack(filter.Late, tick);
        }
    }

    void TakeBack(ReadOnlySpan<LatePacket> late, int tick)
    {
        foreach (var packet in late)
        {
            (_reversal ??= new(_plan, _populations)).TakeBack(packet, _spikes.ValueOf(packet.Unit), tick);
        }
    }

    void ReadInputs(int tick, int sampleTicks, EncodedSample[] inputs)
    {
        for (var i = 0; i < inputs.Length; i++)
        {
            if (tick < Math.Min(sampleTicks, inputs[i].Ticks))
            {
                ReadInput(inputs[i].ElementsAt(tick), inputs[i].ValuesAt(tick), _plan.Image.Inputs[i].FirstUnit);
            }

            _spikes.EndGroup();
        }
    }

    void ReadInput(ReadOnlySpan<int> elements, ReadOnlySpan<int> values, int firstUnit)
    {
        if (values.IsEmpty)
        {
            _spikes.AddOnes(elements, firstUnit);
            return;
        }

        for (var i = 0; i < elements.Length; i++)
        {
            if (values[i] != 0)
            {
                _spikes.Add(firstUnit + elements[i], values[i]);
            }
        }
    }

    void Update(int sample, int tick, int sampleTicks)
    {
        for (var i = 0; i < _populations.Length; i++)
        {
            var population = _populations[i];
            var slot = population.SlotOf(tick);
            var step = tick - population.Plan.Image.FirstTick;
            if (step >= 0 && step < sampleTicks)
            {
                _drivers[i].Update(population, slot, new(sample, step), _spikes);
            }
            else
            {
                population.ClearInputs(slot);
            }

            _spikes.EndGroup();
        }
    }

    void Route(ReadTime time)
    {
        for (var i = 0; i < _rows.Length; i++)
        {
            var delivery = _routes[i];
            var target = _populations[delivery.Target];
            var slot = target.SlotOf(time.Tick + 1 + delivery.DelayTicks);
            var group = delivery.SourceGroup;
            var units = UnitRange.Within(_spikes.UnitsOf(group), delivery.SourceFirstUnit, delivery.Rows.Sources, out _);
            var graded = UnitRange.Within(_spikes.GradedUnitsOf(group), delivery.SourceFirstUnit, delivery.Rows.Sources, out var firstGraded);
            var values = _spikes.GradedValuesOf(group).Slice(firstGraded, graded.Length);
            if (target.Events is { } events)
            {
                events.Add(slot, delivery, new(units, graded, values));
                continue;
            }

            var arriving = target.InputsOf(slot, delivery.Sum).Slice(delivery.FirstNeuron, ExecutionPlan.Pad(delivery.Neurons));
            _deliveries.Deliver(delivery, _rows[i], units, graded, values, time, arriving);
        }
    }
}
