using NeuroChip.Core.Hardware;
using NeuroChip.Core.Images;
using NeuroChip.Core.Learning;
using NeuroChip.Core.Runs;
using NeuroChip.Emulator.Lanes;
using NeuroChip.Emulator.Planning;

namespace NeuroChip.Emulator.Learning;

/// <summary>
/// A projection whose weights are devices: the rule asks for a change in codes, the policy turns it into pulses, and the device answers by its law from its
/// present state. The sum of the terms is a change here and starts from 0, so that weights beyond 9 bits, which wide devices have, change like others. Synapse by synapse, so instruction sets and their widths cannot matter.
/// </summary>
sealed class PulsedProjection : PlasticProjection
{
    readonly (PlasticSynapses Synapses, DeviceBank Bank)[] _parts;
    readonly PlasticDevices _devices;
    readonly BoundRule _rule;
    readonly TraceChange? _byTrace;
    readonly SynapseOperands _operands;
    readonly ILearningRounding _rounding;
    readonly int[] _gates;
    readonly long[] _evaluated, _changed;
    readonly int _projection;
    readonly bool _everyRow, _rowsThatSpiked;
    long _roundedAway, _held;
    DeviceTally _tally;

    /// <param name="parts">Synapses by delay and segment of targets, and their devices; changed in place.</param>
    public PulsedProjection(PlannedPlasticity plan, SumOfProductsPlasticity rule, (PlasticSynapses Synapses, DeviceBank Bank)[] parts)
        : base(plan.Shape, rule.Program, rule.Rounding, plan.FirstTick)
    {
        var layout = new OperandLayout(rule.Program, plan.Shape.SignMode, stepLog2: 0);
        _parts = parts;
        _devices = plan.Devices!;
        _projection = plan.Projection;
        _rounding = rule.Rounding;
        _operands = new(layout.Sources, rule.Program.EpochTicks);
        _rule = layout.Rules[0] with { Slot = _operands.Zero };
        _byTrace = TraceChange.Of(rule.Program.Rules[0], _rule);
        _gates = [.. _rule.Terms.Select(term => term.Gate).Distinct()];
        (_evaluated, _changed) = (new long[plan.Shape.Targets], new long[plan.Shape.Targets]);
        var terms = rule.Program.Rules[0].Terms;
        _everyRow = terms.Any(term => term.Gate == RuleGate.Epoch);
        _rowsThatSpiked = terms.Any(term => term.Gate == RuleGate.SourceSpike);
    }

    public override LearningCounts Counts => new(Phases, _evaluated.Sum(), _changed.Sum(), _roundedAway, _held);

    internal override ReadOnlySpan<long> EvaluatedByTarget => _evaluated;

    internal override ReadOnlySpan<long> ChangedByTarget => _changed;

    internal override DevicePulses? Pulses
    {
        get
        {
            var worst = _parts.Select(part => (part.Bank.Wear(), part.Synapses)).MaxBy(part => part.Item1.Most);
            var (source, target) = worst.Item1.Most == 0 ? (0, 0) : worst.Synapses.At(worst.Item1.Slot);
            return new(
                _tally.Up, _tally.Down, _tally.ShareUp, _tally.ShareDown, worst.Item1.Most, source, target, _parts.Sum(part => part.Bank.Wear().WornOut));
        }
    }

    public override void AddSums(ReadOnlySpan<int> spikes, Span<int> sums)
    {
        foreach (var source in spikes)
        {
            for (var target = 0; target < sums.Length; target++)
            {
                sums[target] += Value(RuleVariable.Weight, source, target);
            }
        }
    }

    public override int Value(RuleVariable variable, int source, int target) =>
        _parts.Where(part => target >= part.Synapses.FirstTarget && target < part.Synapses.FirstTarget + part.Synapses.Targets)
            .Sum(part => part.Synapses.Value(variable, source, target - part.Synapses.FirstTarget));

    private protected override void Learn(TraceBank sources, TraceBank targets, long epoch, int tick)
    {
        if (!_everyRow && (!_rowsThatSpiked || sources.Stamped.IsEmpty) && targets.Stamped.IsEmpty)
        {
            return;
        }

        foreach (var (synapses, bank) in _parts)
        {
            for (var source = 0; source < synapses.Sources; source++)
            {
                LearnRow(synapses, bank, source, new(sources, targets, epoch, tick));
            }
        }
    }

    // Where neither end of a synapse makes a condition hold, nothing is asked of it.
    void LearnRow(PlasticSynapses synapses, DeviceBank bank, int source, in Phase phase)
    {
        var whole = _everyRow || (_rowsThatSpiked && phase.Sources.Stamps[source] != 0);
        if (synapses.IsFull && !whole)
        {
            foreach (var target in phase.Targets.Stamped)
            {
                if (target >= synapses.FirstTarget && target < synapses.FirstTarget + synapses.Targets)
                {
                    Learn(synapses, bank, source, target - synapses.FirstTarget, target, phase);
                }
            }

            return;
        }

        var columns = synapses.IsFull ? synapses.Targets : synapses.ColumnsOf(source).Length;
        for (var position = 0; position < columns; position++)
        {
            var target = synapses.FirstTarget + (synapses.IsFull ? position : synapses.ColumnsOf(source)[position]);
            if (whole || phase.Targets.Stamps[target] != 0)
            {
                Learn(synapses, bank, source, position, target, phase);
            }
        }
    }

    void Learn(PlasticSynapses synapses, DeviceBank bank, int source, int position, int target, in Phase phase)
    {
        ref var weight = ref synapses.Row(RuleVariable.Weight, source)[position];
        var change = Change(source, target, weight, phase);
        if (change == 0)
        {
            return;
        }

        var pulses = PulsesFor(change, source, target, phase.Tick);
        var changed = false;
        var slot = synapses.SlotOf(source, position);
        for (var pulse = 0; pulse < pulses; pulse++)
        {
            changed |= bank.Pulse(slot, change > 0 == _devices.Gain > 0, new(_devices.Seed, _projection, source, target, phase.Tick, pulse), ref _tally);
        }

        _roundedAway += pulses == 0 ? 1 : 0;
        _held += pulses > 0 && !changed ? 1 : 0;
        var before = weight;
        weight = bank.Weight(slot);
        _changed[target] += weight == before ? 0 : 1;
    }

    // In 1/128 code.
    int Change(int source, int target, int weight, in Phase phase)
    {
        if (_byTrace is not null)
        {
            _evaluated[target]++;
            return _byTrace[phase.Sources.At(_byTrace.Trace, phase.Targets.Stamps[target])[source]];
        }

        var operands = _operands;
        operands.Fill(phase.Sources, source, phase.Targets, target, (weight + ((1 << _devices.FractionBits) >> 1)) >> _devices.FractionBits, phase.Epoch);
        _evaluated[target] += Holds() ? 1 : 0;
        return SumOfProducts.Accumulate<Lane1, SynapseOperands>(ref operands, _rule).Value;
    }

    bool Holds()
    {
        foreach (var gate in _gates)
        {
            if (_operands[gate].Value != 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <param name="change">In 1/128 code, not 0.</param>
    int PulsesFor(int change, int source, int target, int tick)
    {
        if (_devices.Policy == PulsePolicy.Sign)
        {
            return 1;
        }

        const int drawBits = 16;
        var exact = ((long)Math.Abs(change) * (change > 0 ? _devices.PulsesUp : _devices.PulsesDown)) >> (PlasticDevices.RateBits - drawBits);
        var fraction = (int)(exact & ((1 << drawBits) - 1));
        var pulses = (exact >> drawBits) + (fraction > 0 && _rounding.Weight(source, target, tick) < fraction ? 1 : 0);
        return (int)Math.Min(pulses, _devices.Policy == PulsePolicy.Single ? 1 : PulseAddress.Most);
    }

    /// <summary>A learning phase: the same for all synapses.</summary>
    readonly record struct Phase(TraceBank Sources, TraceBank Targets, long Epoch, int Tick);
}
