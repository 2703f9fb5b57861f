using NeuroChip.Core.Numerics;
using NeuroChip.Core.Runs;
using NeuroChip.Emulator.Accounting;
using NeuroChip.Emulator.Planning;

namespace NeuroChip.Emulator.Scheduling;

/// <summary>Puts the record of a run together from samples that finish in any order.</summary>
public sealed class RunAssembly
{
    readonly ExecutionPlan _plan;
    readonly ISampleSource _samples;
    readonly SampleResult[] _results;
    readonly ulong[] _hashes;

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

    /// <param name="done">Samples done; they are the first ones.</param>
    public RunRecord Finish(int done)
    {
        var hash = new StateHash();
        foreach (var sample in _hashes.AsSpan(0, done))
        {
            hash.Add(unchecked((long)sample));
        }

        return new()
        {
            Results = _results[..done],
            TicksPerSample = _samples.Ticks,
            SpikesByUnit = Totals.Spikes,
            ActivationsByUnit = Totals.Activations,
            EventsByCore = EventAccounting.Count(_plan, Totals, done, _samples.Ticks),
            StateHash = hash.ToString(),
            Partial = done < Count,
        };
    }
}
