using System.Collections.Immutable;
using NeuroChip.Core.Images;
using NeuroChip.Core.Numerics;
using NeuroChip.Core.Runs;
using NeuroChip.Emulator.Accounting;
using NeuroChip.Emulator.Learning;
using NeuroChip.Emulator.Planning;
using NeuroChip.Emulator.Tracing;

namespace NeuroChip.Emulator.Scheduling;

/// <summary>Puts the record of a run together from samples that finish in any order.</summary>
public sealed class RunAssembly
{
    readonly ExecutionPlan _plan;
    readonly ISampleSource _samples;
    readonly SampleResult[] _results;
    readonly ulong[] _hashes;
    Func<long, LearningRecord>? _learning;

    public RunAssembly(ExecutionPlan plan, ISampleSource samples, RunOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Threads, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(options.FirstSample);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.FirstSample, samples.Count);
        _plan = plan;
        _samples = samples;
        FirstSample = options.FirstSample;
        Count = Math.Min(options.Samples ?? int.MaxValue, samples.Count - options.FirstSample);
        _results = new SampleResult[Count];
        _hashes = new ulong[Count];
        Totals = new(plan);
    }

    public int FirstSample { get; }

    /// <summary>Samples to run.</summary>
    public int Count { get; }

    public RunTotals Totals { get; }

    /// <param name="position">0 is the first sample of the run.</param>
    public void Set(int position, SampleResult result, ulong hash) => (_results[position], _hashes[position]) = (result, hash);

    /// <summary>What the samples that were done left behind. Called where the run learns, before <see cref="Finish"/>.</summary>
    /// <param name="totals">In the order of the plan.</param>
    /// <param name="deliveries">Those of the plan, with the learned weights.</param>
    /// <param name="banks">Devices of the deliveries that have any, by index.</param>
    /// <param name="state">After the last sample.</param>
    internal void SetLearned(
        ImmutableArray<LearningTotals> totals, IReadOnlyList<Delivery> deliveries, IReadOnlyDictionary<int, DeviceBank> banks, IChipStateView state)
    {
        Totals.Learning = totals;
        _learning = ticks => new()
        {
            Image = LearnedImage.Of(_plan, deliveries, banks, state, ticks),
            Projections = [.. totals.Select(Projection)],
        };
    }

    static ProjectionLearning Projection(LearningTotals totals) => new(
        totals.Plan.Projection, totals.Counts.Phases, totals.Counts.Evaluated, totals.Counts.Changed, totals.Counts.RoundedAway, totals.Counts.Held,
        1 << totals.Plan.Shape.StepLog2, totals.Pulses);

    // Weights and kept states, in the order of the image.
    static void Add(ref StateHash hash, ExecutionPlan plan, ChipImage learned)
    {
        foreach (var kept in learned.Populations.SelectMany(population => population.KeptStates))
        {
            hash.Add(kept.Values.AsSpan());
        }

        foreach (var block in learned.Cores.SelectMany(core => core.Blocks))
        {
            if (plan.Image.Projections[block.Projection].Learning is not null)
            {
                hash.AddEach(block.Codes.AsSpan());
                if (block.Cells is { } cells)
                {
                    hash.Add(cells.States.AsSpan());
                }
            }
        }
    }

    /// <param name="done">Samples done; they are the first ones.</param>
    public RunRecord Finish(int done)
    {
        var hash = new StateHash();
        foreach (var sample in _hashes.AsSpan(0, done))
        {
            hash.Add(unchecked((long)sample));
        }

        var learning = _learning?.Invoke((long)done * _plan.Image.TicksFor(_samples.Ticks));
        if (learning is not null)
        {
            Add(ref hash, _plan, learning.Image);
        }

        return new()
        {
            Learning = learning,
            Results = _results[..done],
            TicksPerSample = _samples.Ticks,
            SpikesByUnit = Totals.Spikes,
            ActivationsByUnit = Totals.Activations,
            WrapsByPopulation = Totals.Wraps ?? [],
            EventsByCore = EventAccounting.Count(_plan, Totals, done, _samples.Ticks),
            StateHash = hash.ToString(),
            Partial = done < Count,
        };
    }
}
