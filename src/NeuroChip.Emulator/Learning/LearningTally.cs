using NeuroChip.Emulator.Lanes;
using NeuroChip.Emulator.Planning;

namespace NeuroChip.Emulator.Learning;

/// <summary>Counts what happens to weights: for each target how many were evaluated and changed, and for all together why others did not change.</summary>
sealed class LearningTally<TLane> where TLane : struct, IVectorLane<TLane>
{
    readonly AlignedArray<int> _evaluated, _changed;
    readonly long[] _evaluatedTotals, _changedTotals;
    readonly int _mostPerPhase;
    int _phases;

    /// <param name="mostPerPhase">Weights that one target can have in a phase.</param>
    public LearningTally(int targets, int mostPerPhase)
    {
        _evaluated = new(ExecutionPlan.Pad(targets));
        _changed = new(ExecutionPlan.Pad(targets));
        _evaluatedTotals = new long[targets];
        _changedTotals = new long[targets];
        _mostPerPhase = Math.Max(1, mostPerPhase);
    }

    public long RoundedAway { get; private set; }

    public long Held { get; private set; }

    /// <summary>[targets].</summary>
    public ReadOnlySpan<long> EvaluatedByTarget => Flushed(_evaluatedTotals);

    /// <summary>[targets].</summary>
    public ReadOnlySpan<long> ChangedByTarget => Flushed(_changedTotals);

    /// <summary>Counts in lanes have 32 bits: before a phase, those of the phases so far have to be flushed. Half of their range is left to changes that are put off by some phases.</summary>
    public bool IsFull => _phases >= int.MaxValue / 2 / _mostPerPhase;

    public void BeginPhase() => _phases++;

    /// <summary>One lane of neighbouring targets.</summary>
    /// <param name="conditions">Not 0 where a condition of the rule held; 0 or 1.</param>
    public void Add(int target, TLane conditions, TLane change)
    {
        ref var evaluated = ref _evaluated[target];
        ref var changed = ref _changed[target];
        TLane.Store(TLane.Load(in evaluated) + conditions, ref evaluated);
        TLane.Store(TLane.Load(in changed) + TLane.Constant(1) + TLane.Equal(change, TLane.Constant(0)), ref changed);
    }

    /// <summary>Synapses to any targets, one for each of the lists.</summary>
    public void Add(ReadOnlySpan<int> targets, ReadOnlySpan<int> conditions, ReadOnlySpan<int> changes)
    {
        for (var i = 0; i < targets.Length; i++)
        {
            _evaluated[targets[i]] += conditions[i];
            _changed[targets[i]] += changes[i] == 0 ? 0 : 1;
        }
    }

    /// <summary>The same number of weights of each of the targets.</summary>
    public void AddEvaluated(ReadOnlySpan<int> targets, long weights)
    {
        foreach (var target in targets)
        {
            _evaluated[target] += (int)weights;
        }
    }

    /// <summary>The same number of weights of each of neighbouring targets.</summary>
    public void AddEvaluated(int firstTarget, int targets, int weights)
    {
        foreach (ref var evaluated in _evaluated.Span.Slice(firstTarget, targets))
        {
            evaluated += weights;
        }
    }

    /// <summary>Changes of neighbouring targets.</summary>
    /// <returns>All of them.</returns>
    public long AddChanged(int firstTarget, ReadOnlySpan<int> counts)
    {
        var changed = _changed.Span[firstTarget..];
        long sum = 0;
        for (var target = 0; target < counts.Length; target++)
        {
            changed[target] += counts[target];
            sum += counts[target];
        }

        return sum;
    }

    /// <param name="roundedAway">Weights that the rule moved by less than a step.</param>
    /// <param name="held">Weights at the end of their range.</param>
    public void AddUnchanged(long roundedAway, long held)
    {
        RoundedAway += roundedAway;
        Held += held;
    }

    ReadOnlySpan<long> Flushed(long[] totals)
    {
        Flush();
        return totals;
    }

    /// <summary>Adds the counts in lanes to the totals.</summary>
    public void Flush()
    {
        for (var target = 0; target < _evaluatedTotals.Length; target++)
        {
            _evaluatedTotals[target] += _evaluated[target];
            _changedTotals[target] += _changed[target];
        }

        _evaluated.Span.Clear();
        _changed.Span.Clear();
        _phases = 0;
    }
}
