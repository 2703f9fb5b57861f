using System.Numerics;
using System.Runtime.CompilerServices;
using NeuroChip.Core.Learning;
using NeuroChip.Emulator.Lanes;
using NeuroChip.Emulator.Planning;

namespace NeuroChip.Emulator.Learning;

/// <summary>
/// A lane is a group of synapses of one source: neighbouring targets, or the next ones of a list. Where every term of the rules waits for a
/// spike, only rows of sources that spiked and columns of targets that did are visited; all other synapses would stay as they are.
/// </summary>
sealed class CpuPlasticProjection<TLane> : PlasticProjection
    where TLane : struct, IVectorLane<TLane>
{
    readonly PlasticSynapses[] _parts;
    readonly OperandBuffers<TLane> _operands;
    readonly LearningTally<TLane> _tally;
    readonly ILearningRounding _rounding;
    readonly BoundRule[] _rules;
    readonly int[] _weightGates, _listed, _positions;
    readonly AlignedArray<int> _draws, _results, _conditions;
    readonly int _epochTicks;
    readonly bool _everyRow, _rowsThatSpiked;
    readonly PairRule<TLane>? _rows, _columns;
    readonly WeightMover?[] _movers;
    readonly DeferredColumns?[] _deferred;
    readonly AlignedArray<short> _changes;

    /// <param name="parts">Synapses by delay and segment of targets; changed in place.</param>
    /// <param name="firstTick">Ticks that the projection has learned before.</param>
    public CpuPlasticProjection(
        PlasticShape shape, LearningProgram program, ILearningRounding rounding, IEnumerable<PlasticSynapses> parts, long firstTick = 0)
        : base(shape, program, rounding, firstTick)
    {
        var layout = new OperandLayout(program, shape.SignMode, shape.StepLog2);
        _parts = [.. parts];
        foreach (var tag in layout.Tags)
        {
            Array.ForEach(_parts, part => part.Keep(tag));
        }

        var padded = ExecutionPlan.Pad(Math.Max(shape.Targets, _parts.Where(part => !part.IsFull).Select(part => part.LongestRow).DefaultIfEmpty().Max()));
        _operands = new(layout.Sources, padded);
        _rounding = rounding;
        _rules = layout.Rules;
        _weightGates = [.. _rules.Where(rule => rule.Target == RuleVariable.Weight).SelectMany(rule => rule.Terms).Select(term => term.Gate).Distinct()];
        _tally = new(shape.Targets, checked(shape.Sources * _parts.Length));
        (_draws, _results, _conditions) = (new(padded), new(padded), new(padded));
        (_listed, _positions) = (new int[padded], new int[padded]);
        _epochTicks = program.EpochTicks;
        _rowsThatSpiked = program.Rules.SelectMany(rule => rule.Terms).Any(term => term.Gate == RuleGate.SourceSpike);
        _changes = new(padded);
        _rows = rounding.SharesWeightDraws ? PairRule<TLane>.Of(program, _rules, RuleGate.SourceSpike) : null;
        _columns = rounding.SharesWeightDraws ? PairRule<TLane>.Of(program, _rules, RuleGate.TargetSpike) : null;
        _everyRow = program.Rules.SelectMany(rule => rule.Terms).Any(term => term.Gate == RuleGate.Epoch)
            || program.Rules.Any(rule => rule.Target == RuleVariable.Tag1)
            || _parts.Any(part => !part.RestsWithin(OperandLayout.Range(RuleVariable.Weight, shape.SignMode, shape.StepLog2), shape.StepLog2));
        _movers = [.. _parts.Select(part => part.IsFull && _columns is not null && !_everyRow
            ? WeightMover.For<TLane>(part.Targets, _columns.Least, _columns.Greatest)
            : null)];
        _deferred = [.. _parts.Zip(_movers, (part, mover) => mover is null ? null : new DeferredColumns(part, mover))];
    }

    internal override ReadOnlySpan<long> EvaluatedByTarget
    {
        get
        {
            Settle();
            return _tally.EvaluatedByTarget;
        }
    }

    internal override ReadOnlySpan<long> ChangedByTarget
    {
        get
        {
            Settle();
            return _tally.ChangedByTarget;
        }
    }

    public override LearningCounts Counts
    {
        get
        {
            Settle();
            return new(Phases, Sum(_tally.EvaluatedByTarget), Sum(_tally.ChangedByTarget), _tally.RoundedAway, _tally.Held);
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

    public override int Value(RuleVariable variable, int source, int target)
    {
        Settle([source], 0);
        return _parts.Where(part => target >= part.FirstTarget && target < part.FirstTarget + part.Targets)
            .Sum(part => part.Value(variable, source, target - part.FirstTarget));
    }

    public override void Settle()
    {
        for (var part = 0; part < _parts.Length; part++)
        {
            _deferred[part]?.SettleAll();
        }

        Collect();
    }

    public override void Settle(ReadOnlySpan<int> units, int firstUnit)
    {
        foreach (var deferred in _deferred)
        {
            if (deferred is not null)
            {
                foreach (var unit in units)
                {
                    deferred.Settle(unit - firstUnit);
                }
            }
        }
    }

    // Without a condition that holds, a phase leaves values as they are, unless they start outside their range. Tag 1 may stay at −257,
    // which the sum cannot represent: −32769/128 rounds to −257 or −256.
    private protected override void Learn(TraceBank sources, TraceBank targets, long epoch, int tick)
    {
        if (_tally.IsFull)
        {
            Collect();
            _tally.Flush();
        }

        _tally.BeginPhase();
        if (!_everyRow && (!_rowsThatSpiked || sources.Stamped.IsEmpty) && targets.Stamped.IsEmpty)
        {
            return;
        }

        _operands.FillShared(targets, Shape.Targets, _epochTicks, epoch);
        if (_rounding.SharesWeightDraws)
        {
            _rounding.Weights(0, tick, _draws.Span);
        }

        for (var part = 0; part < _parts.Length; part++)
        {
            if (_parts[part].IsFull)
            {
                LearnFull(part, sources, targets, tick);
            }
            else
            {
                LearnLists(_parts[part], sources, targets, tick);
            }
        }
    }

    void LearnFull(int number, TraceBank sources, TraceBank targets, int tick)
    {
        var part = _parts[number];
        if (!_everyRow)
        {
            Settle(sources.Stamped, 0);
            if (_rows is not null && _movers[number] is { } mover && ShareAStamp(sources.Stamped, sources.Stamps))
            {
                LearnRowsByTable(_rows, mover, part, sources, targets, tick);
            }
            else
            {
                foreach (var source in _rowsThatSpiked ? sources.Stamped : [])
                {
                    LearnRow(part, source, sources, targets, tick);
                }
            }

            LearnColumns(number, sources, targets, tick);
            return;
        }

        for (var source = 0; source < part.Sources; source++)
        {
            LearnRow(part, source, sources, targets, tick);
        }
    }

    // The operands hold the values from before the phase, so a rule may write while another still reads.
    void LearnRow(PlasticSynapses part, int source, TraceBank sources, TraceBank targets, int tick)
    {
        _operands.FillFull(part, source, sources, targets, _epochTicks);
        if (!_rounding.SharesWeightDraws)
        {
            _rounding.Weights(source, tick, _draws.Span[..Shape.Targets]);
        }

        foreach (var rule in _rules)
        {
            ref var values = ref part.Row(rule.Target, source)[0];
            for (var column = 0; column < part.Targets; column += TLane.Width)
            {
                var target = part.FirstTarget + column;
                var operands = new RowOperands<TLane>(ref Unsafe.Add(ref _operands.First, target), ref _operands.MixedOffsets);
                var value = Evaluate(ref operands, rule, TLane.Load(in _draws[target]), part.Targets - column);
                TLane.StoreNarrowed(value, ref Unsafe.Add(ref values, column));
                if (rule.Target == RuleVariable.Weight)
                {
                    _tally.Add(target, Conditions(ref operands), value - operands[rule.Slot]);
                }
            }
        }
    }

    // Targets that spiked, in the rows that were not visited.
    void LearnColumns(int number, TraceBank sources, TraceBank targets, int tick)
    {
        var part = _parts[number];
        var listed = ListStamped(part, targets);
        if (listed.IsEmpty)
        {
            return;
        }

        if (_deferred[number] is { } deferred)
        {
            if (ShareAStamp(listed, targets.Stamps))
            {
                LearnRowsThatSpiked(part, sources, targets, listed, tick);
                DeferColumns(_columns!, deferred, sources, listed, targets.Stamps[listed[0]]);
                return;
            }

            deferred.SettleAll();
        }

        _operands.Select(listed);
        for (var source = 0; source < part.Sources; source++)
        {
            if (!_rowsThatSpiked || sources.Stamps[source] == 0)
            {
                LearnSelected(part, source, sources, targets, listed, tick);
            }
        }
    }

    // Where no rule visits whole rows of sources that spiked, their part of the columns is still to do.
    void LearnRowsThatSpiked(PlasticSynapses part, TraceBank sources, TraceBank targets, ReadOnlySpan<int> listed, int tick)
    {
        if (_rowsThatSpiked || sources.Stamped.IsEmpty)
        {
            return;
        }

        _operands.Select(listed);
        foreach (var source in sources.Stamped)
        {
            LearnSelected(part, source, sources, targets, listed, tick);
        }
    }

    void LearnSelected(PlasticSynapses part, int source, TraceBank sources, TraceBank targets, ReadOnlySpan<int> listed, int tick)
    {
        _operands.FillSelected(listed, source, sources, targets);
        LearnListed(part, source, listed, tick, ref _operands.SelectedOffsets);
    }

    // Targets of the part that spiked; their columns go to _positions.
    ReadOnlySpan<int> ListStamped(PlasticSynapses part, TraceBank targets)
    {
        var count = 0;
        foreach (var target in targets.Stamped)
        {
            if (target >= part.FirstTarget && target < part.FirstTarget + part.Targets)
            {
                _positions[count] = target - part.FirstTarget;
                _listed[count++] = target;
            }
        }

        return _listed.AsSpan(0, count);
    }

    // Targets that did not spike change by a table, all rows alike; pairs of which both spiked are worked out one by one.
    void LearnRowsByTable(PairRule<TLane> rule, WeightMover mover, PlasticSynapses part, TraceBank sources, TraceBank targets, int tick)
    {
        if (sources.Stamped.IsEmpty)
        {
            return;
        }

        var listed = ListStamped(part, targets);
        var (moving, roundedAway) = FillChanges(rule, part, targets, _positions.AsSpan(0, listed.Length), sources.Stamps[sources.Stamped[0]]);
        mover.Attempts += moving * sources.Stamped.Length;
        _tally.AddUnchanged(roundedAway * sources.Stamped.Length, 0);
        foreach (var source in sources.Stamped)
        {
            mover.Add(part.Row(RuleVariable.Weight, source), _changes);
            if (!listed.IsEmpty)
            {
                _operands.FillList(listed, source, sources, targets, _epochTicks);
                LearnListed(part, source, listed, tick, ref _operands.OwnOffsets);
            }
        }

        // Those of both ends have counted themselves.
        _tally.AddEvaluated(part.FirstTarget, part.Targets, sources.Stamped.Length);
        _tally.AddEvaluated(listed, -sources.Stamped.Length);
    }

    /// <param name="stamped">Columns of targets that spiked; they do not change by the table.</param>
    /// <returns>Targets whose weights change, and those whose change rounds to nothing.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    (long Moving, long RoundedAway) FillChanges(PairRule<TLane> rule, PlasticSynapses part, TraceBank targets, ReadOnlySpan<int> stamped, int stamp)
    {
        rule.Fill(_draws[0]);
        var traces = targets.At(rule.Trace, stamp).Slice(part.FirstTarget, part.Targets);
        ReadOnlySpan<short> table = rule.Changes, roundsAway = rule.RoundsAway;
        var changes = _changes.Span;
        changes[traces.Length..].Clear();
        long moving = 0, roundedAway = 0;
        for (var column = 0; column < traces.Length; column++)
        {
            changes[column] = table[traces[column]];
            moving += table[traces[column]] != 0 ? 1 : 0;
            roundedAway += roundsAway[traces[column]];
        }

        foreach (var column in stamped)
        {
            moving -= changes[column] != 0 ? 1 : 0;
            roundedAway -= roundsAway[traces[column]];
            changes[column] = 0;
        }

        return (moving, roundedAway);
    }

    static bool ShareAStamp(ReadOnlySpan<int> listed, ReadOnlySpan<int> stamps)
    {
        foreach (var target in listed)
        {
            if (stamps[target] != stamps[listed[0]])
            {
                return false;
            }
        }

        return true;
    }

    // Sources that did not spike change by a table as well, when their rows are read next. What does not depend on weights is counted now.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void DeferColumns(PairRule<TLane> rule, DeferredColumns deferred, TraceBank sources, ReadOnlySpan<int> listed, int stamp)
    {
        rule.Fill(_draws[0]);
        var traces = sources.At(rule.Trace, stamp);
        var roundsAway = rule.RoundsAway;
        long roundedAway = 0;
        foreach (var trace in traces[..Shape.Sources])
        {
            roundedAway += roundsAway[trace];
        }

        foreach (var source in sources.Stamped)
        {
            roundedAway -= roundsAway[traces[source]];
        }

        _tally.AddEvaluated(listed, Shape.Sources - sources.Stamped.Length);
        _tally.AddUnchanged(roundedAway * listed.Length, 0);
        deferred.Note(_positions.AsSpan(0, listed.Length), traces, rule.Changes, sources.Stamped);
    }

    void LearnLists(PlasticSynapses part, TraceBank sources, TraceBank targets, int tick)
    {
        for (var source = 0; source < part.Sources; source++)
        {
            var listed = Listed(part, source, all: _everyRow || sources.Stamps[source] != 0, targets.Stamps);
            if (!listed.IsEmpty)
            {
                _operands.FillList(listed, source, sources, targets, _epochTicks);
                LearnListed(part, source, listed, tick, ref _operands.OwnOffsets);
            }
        }
    }

    // Targets of the list of a source; their places in it go to _positions.
    ReadOnlySpan<int> Listed(PlasticSynapses part, int source, bool all, ReadOnlySpan<int> stamps)
    {
        var count = 0;
        var columns = part.ColumnsOf(source);
        for (var i = 0; i < columns.Length; i++)
        {
            var target = part.FirstTarget + columns[i];
            if (all || stamps[target] != 0)
            {
                _listed[count] = target;
                _positions[count++] = i;
            }
        }

        return _listed.AsSpan(0, count);
    }

    void LearnListed(PlasticSynapses part, int source, ReadOnlySpan<int> listed, int tick, ref int offsets)
    {
        var positions = _positions.AsSpan(0, listed.Length);
        for (var variable = RuleVariable.Weight; variable <= RuleVariable.Tag2; variable++)
        {
            part.Read(variable, source, positions, _operands.Own(variable, positions.Length));
        }

        if (!_rounding.SharesWeightDraws)
        {
            for (var i = 0; i < listed.Length; i++)
            {
                _draws[i] = _rounding.Weight(source, listed[i], tick);
            }
        }

        foreach (var rule in _rules)
        {
            EvaluateList(rule, listed.Length, ref offsets);
            part.Write(rule.Target, source, positions, _results.Span);
            if (rule.Target == RuleVariable.Weight)
            {
                TakeChanges(_operands.Own(RuleVariable.Weight, listed.Length));
                _tally.Add(listed, _conditions.Span, _results.Span);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void EvaluateList(BoundRule rule, int count, ref int offsets)
    {
        for (var i = 0; i < count; i += TLane.Width)
        {
            var operands = new RowOperands<TLane>(ref Unsafe.Add(ref _operands.First, i), ref offsets);
            TLane.Store(Evaluate(ref operands, rule, TLane.Load(in _draws[i]), count - i), ref _results[i]);
            TLane.Store(Conditions(ref operands), ref _conditions[i]);
        }
    }

    void TakeChanges(ReadOnlySpan<int> before)
    {
        for (var i = 0; i < before.Length; i++)
        {
            _results[i] -= before[i];
        }
    }

    /// <param name="remaining">Synapses from the first of the lane on; what lies beyond them is not counted.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    TLane Evaluate(ref RowOperands<TLane> operands, BoundRule rule, TLane draws, int remaining)
    {
        var before = operands[rule.Slot];
        var sum = SumOfProducts.Accumulate<TLane, RowOperands<TLane>>(ref operands, rule);
        var rounded = SumOfProducts.Round(sum, draws, rule);
        var value = SumOfProducts.Limit(rounded, rule);
        if (rule.Target == RuleVariable.Weight)
        {
            var present = remaining >= TLane.Width ? uint.MaxValue : (1u << remaining) - 1;
            var moved = TLane.NonZeroBits(sum - (before << SumOfProducts.FractionBits)) & present;
            var unchanged = moved & ~TLane.NonZeroBits(value - before);
            if (unchanged != 0)
            {
                var held = unchanged & TLane.NonZeroBits(rounded - before);
                _tally.AddUnchanged(BitOperations.PopCount(unchanged & ~held), BitOperations.PopCount(held));
            }
        }

        return value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    TLane Conditions(ref RowOperands<TLane> operands)
    {
        var conditions = TLane.Constant(0);
        foreach (var gate in _weightGates)
        {
            conditions |= operands[gate];
        }

        return conditions;
    }

    // What movers counted since the tally was last emptied: seldom, for it costs as much as a row.
    void Collect()
    {
        for (var part = 0; part < _parts.Length; part++)
        {
            _movers[part]?.Collect(_tally, _parts[part].FirstTarget);
        }
    }

    static long Sum(ReadOnlySpan<long> values)
    {
        long sum = 0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum;
    }
}
