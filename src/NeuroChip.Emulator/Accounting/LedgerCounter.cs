using NeuroChip.Emulator.Learning;
using NeuroChip.Emulator.Planning;
using NeuroChip.Emulator.Scheduling;
using NeuroChip.Emulator.Tracing;

namespace NeuroChip.Emulator.Accounting;

/// <summary>One worker's counts by spans of ticks.</summary>
sealed class LedgerCounter
{
    readonly ExecutionPlan _plan;
    readonly int _ticks, _ticksPerBin;
    readonly UnitCounts[] _bins;
    readonly BlockActivityTally _blocks;
    readonly long[] _blocksBefore;
    readonly int[][] _activeBefore;
    readonly LearningTotals[][] _learned;
    LearningTotals[] _learnedBefore = [];

    public LedgerCounter(ExecutionPlan plan, int ticks, int ticksPerBin)
    {
        (_plan, _ticks, _ticksPerBin) = (plan, ticks, ticksPerBin);
        _bins = [.. Enumerable.Range(0, (ticks + ticksPerBin - 1) / ticksPerBin).Select(_ => Blank(plan))];
        _blocks = new(plan.Activity);
        _blocksBefore = new long[plan.Activity.Groups];
        _learned = [.. _bins.Select(_ => Array.Empty<LearningTotals>())];
        _activeBefore = [.. plan.Populations.Select(population => new int[population.Count])];
    }

    /// <summary>Samples finished.</summary>
    public int Samples { get; private set; }

    public static UnitCounts Sum(ExecutionPlan plan, IEnumerable<LedgerCounter> counters, int bin)
    {
        var sum = Blank(plan);
        foreach (var counter in counters)
        {
            AddTo(sum.Activations, counter._bins[bin].Activations);
            AddTo(sum.ActiveUpdates, counter._bins[bin].ActiveUpdates);
            AddTo(sum.BlockTicks, counter._bins[bin].BlockTicks);
        }

        return sum;
    }

    /// <summary>What projections learned in a span of ticks.</summary>
    public IReadOnlyList<LearningTotals> Learned(int bin) => _learned[bin];

    public void Observe(in TickView view)
    {
        if (view.Tick == 0)
        {
            _blocks.BeginSample();
            Array.ForEach(_activeBefore, Array.Clear);
        }

        var bin = _bins[view.Tick / _ticksPerBin];
        Count(view.Spikes.Units, bin.Activations);
        Count(view.Spikes.GradedUnits, bin.Activations);
        _blocks.Count(view.Spikes, view.Tick);
        if ((view.Tick + 1) % _ticksPerBin == 0 || view.Tick == _ticks - 1)
        {
            EndBin(view, bin);
            EndBinOfLearning(view, ref _learned[view.Tick / _ticksPerBin]);
        }

        Samples += view.Tick == _ticks - 1 ? 1 : 0;
    }

    static void Count(ReadOnlySpan<int> units, long[] activations)
    {
        foreach (var unit in units)
        {
            activations[unit]++;
        }
    }

    void EndBin(in TickView view, UnitCounts bin)
    {
        for (var group = 0; group < _blocksBefore.Length; group++)
        {
            bin.BlockTicks[group] += _blocks.ActiveTicks[group] - _blocksBefore[group];
            _blocksBefore[group] = _blocks.ActiveTicks[group];
        }

        for (var population = 0; population < _activeBefore.Length; population++)
        {
            var updates = view.ActiveUpdates(population);
            var first = _plan.Populations[population].FirstUnit;
            for (var neuron = 0; neuron < updates.Length; neuron++)
            {
                bin.ActiveUpdates[first + neuron] += updates[neuron] - _activeBefore[population][neuron];
            }

            updates.CopyTo(_activeBefore[population]);
        }
    }

    void EndBinOfLearning(in TickView view, ref LearningTotals[] bin)
    {
        LearningTotals[] now = [.. view.Learning];
        LearningTotals[] change = _learnedBefore.Length == 0 ? now : [.. now.Zip(_learnedBefore, (after, before) => after - before)];
        bin = bin.Length == 0 ? change : [.. bin.Zip(change, (sum, part) => sum + part)];
        _learnedBefore = now;
    }

    static UnitCounts Blank(ExecutionPlan plan) => new(new long[plan.Image.Units], new long[plan.Image.Units], new long[plan.Activity.Groups]);

    static void AddTo(long[] sum, long[] part)
    {
        for (var i = 0; i < sum.Length; i++)
        {
            sum[i] += part[i];
        }
    }
}
