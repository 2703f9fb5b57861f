using System.Numerics;
using System.Runtime.CompilerServices;
using NeuroChip.Core.Learning;
using NeuroChip.Emulator.Lanes;

namespace NeuroChip.Emulator.Learning;

/// <summary>A lane is a group of neighbouring targets of one source; lanes at the end of a row are padded.</summary>
sealed class CpuPlasticProjection<TLane> : PlasticProjection
    where TLane : struct, IVectorLane<TLane>
{
    readonly SynapseValues _synapses;
    readonly OperandBuffers _operands;
    readonly BoundRule[] _rules;
    readonly int[] _gates;
    readonly int _epochTicks;
    readonly bool _hasEpochGate, _restsOutside;

    public CpuPlasticProjection(PlasticShape shape, LearningProgram program, ILearningRounding rounding, ReadOnlySpan<int> weights)
        : base(shape, program, rounding)
    {
        var layout = new OperandLayout(program, shape.SignMode);
        _synapses = new(shape, weights);
        _operands = new(layout.Sources, shape.Targets);
        _rules = layout.Rules;
        _gates = [.. _rules.SelectMany(rule => rule.Terms).Select(term => term.Gate).Distinct()];
        _epochTicks = program.EpochTicks;
        _hasEpochGate = program.Rules.SelectMany(rule => rule.Terms).Any(term => term.Gate == RuleGate.Epoch);
        _restsOutside = program.Rules.Any(rule => rule.Target == RuleVariable.Tag1) || AnyOutside(weights, shape);
    }

    public override void AddSums(ReadOnlySpan<int> spikes, Span<int> sums)
    {
        foreach (var source in spikes)
        {
            var row = _synapses.Row(RuleVariable.Weight, source);
            for (var target = 0; target < sums.Length; target++)
            {
                sums[target] += row[target];
            }
        }
    }

    public override int Value(RuleVariable variable, int source, int target) => _synapses.Row(variable, source)[target];

    private protected override void Learn(TraceBank sources, TraceBank targets, long epoch, int draw)
    {
        Counts = Counts with { Phases = Counts.Phases + 1 };
        var everyRow = _hasEpochGate || _restsOutside || targets.Stamps.ContainsAnyExcept(0);
        _operands.FillShared(targets, _epochTicks, epoch);
        for (var source = 0; source < Shape.Sources; source++)
        {
            if (everyRow || sources.Stamps[source] != 0)
            {
                _operands.FillRow(source, sources, targets, _epochTicks, _synapses);
                LearnRow(source, draw);
            }
        }
    }

    // The operands hold the values from before the phase, so a rule may write while another still reads.
    void LearnRow(int source, int draw)
    {
        foreach (var rule in _rules)
        {
            ref var values = ref _synapses.Row(rule.Target, source)[0];
            for (var target = 0; target < Shape.Targets; target += TLane.Width)
            {
                var operands = new RowOperands<TLane>(ref Unsafe.Add(ref _operands.First, target), _operands.Stride);
                var sum = SumOfProducts.Accumulate<TLane, RowOperands<TLane>>(ref operands, rule);
                var value = SumOfProducts.Round(sum, draw, rule);
                TLane.Store(value, ref Unsafe.Add(ref values, target));
                if (rule.Target == RuleVariable.Weight)
                {
                    Count(ref operands, operands[rule.Slot], sum, value, Shape.Targets - target);
                }
            }
        }
    }

    void Count(ref RowOperands<TLane> operands, TLane before, TLane sum, TLane after, int remaining)
    {
        var conditions = TLane.Constant(0);
        foreach (var gate in _gates)
        {
            conditions |= operands[gate];
        }

        var present = remaining >= TLane.Width ? uint.MaxValue : (1u << remaining) - 1;
        var changed = TLane.NonZeroBits(after - before) & present;
        var moved = TLane.NonZeroBits(sum - (before << SumOfProducts.FractionBits)) & present;
        Counts = Counts with
        {
            Evaluated = Counts.Evaluated + BitOperations.PopCount(TLane.NonZeroBits(conditions) & present),
            Changed = Counts.Changed + BitOperations.PopCount(changed),
            RoundedAway = Counts.RoundedAway + BitOperations.PopCount(moved & ~changed),
        };
    }

    // Without a condition that holds, a phase leaves values as they are, unless they start outside their range. Tag 1 may stay at −257,
    // which the sum cannot represent: −32769/128 rounds to −257 or −256.
    static bool AnyOutside(ReadOnlySpan<int> weights, PlasticShape shape)
    {
        var (least, greatest) = OperandLayout.Range(RuleVariable.Weight, shape.SignMode);
        return weights.ContainsAnyExceptInRange(least, greatest);
    }
}
