using NeuroChip.Core.Runs;
using NeuroChip.Emulator.Lanes;
using NeuroChip.Emulator.Learning;
using NeuroChip.Emulator.Planning;
using NeuroChip.Emulator.Scheduling;
using NeuroChip.Emulator.Tracing;

namespace NeuroChip.Emulator.Backends.Cpu;

/// <summary>A chip on the processor: threads work on samples of their own, each with its own state.</summary>
sealed class CpuChip<TLane, TTile>(ExecutionPlan plan) : ILoadedChip
    where TLane : struct, IVectorLane<TLane>
    where TTile : struct, IRowTile<TTile>
{
    readonly RowAdder[] _rows = [.. plan.Deliveries.Select(delivery => RowAdders<TLane, TTile>.For(delivery.Rows))];

    public RunRecord Run<TProbe>(ISampleSource samples, RunOptions options, TProbe probe) where TProbe : struct, ITickProbe
    {
        var run = new RunAssembly(plan, samples, options);
        var learns = plan.Learns && !options.Freeze;
        // What one sample leaves behind is where the next one starts.
        var workers = learns ? options with { Threads = 1 } : options;
        var done = SampleWorkers.Run(run.Count, workers, () => new Worker<TProbe>(plan, _rows, learns ? new(plan) : null, samples, run, probe));
        return run.Finish(done);
    }

    // Rows that learn belong to their worker.
    static RowAdder[] Rows(RowAdder[] shared, ExecutionPlan plan, ChipPlasticity<TLane>? plasticity) => plasticity is null ? shared
        : [.. plasticity.Deliveries.Select((delivery, index) =>
            ReferenceEquals(delivery.Rows, plan.Deliveries[index].Rows) ? shared[index] : RowAdders<TLane, TTile>.For(delivery.Rows))];

    sealed class Worker<TProbe>(
        ExecutionPlan plan, RowAdder[] rows, ChipPlasticity<TLane>? plasticity, ISampleSource samples, RunAssembly run, TProbe probe) : ISampleWorker
        where TProbe : struct, ITickProbe
    {
        readonly ChipState<TLane> _state = new(plan, Rows(rows, plan, plasticity), plasticity);
        readonly ResultReader _reader = new(plan);
        TProbe _probe = probe;
        long _uncollectedTicks;

        public void Run(int position)
        {
            var sample = run.FirstSample + position;
            var inputs = samples.Encode(sample);
            if (inputs.Length != plan.Image.Inputs.Length)
            {
                throw new ArgumentException($"sample {sample} has {inputs.Length} signals for {plan.Image.Inputs.Length} inputs");
            }

            _state.Reset();
            var ticks = plan.Image.TicksFor(samples.Ticks);
            for (var tick = 0; tick < ticks; tick++)
            {
                _state.Tick(sample, tick, samples.Ticks, inputs, ref _probe);
            }

            // The counts in the tick loop have 32 bits, and probes see those of one sample.
            _uncollectedTicks += ticks;
            if (typeof(TProbe) != typeof(NoProbe) || _uncollectedTicks > int.MaxValue / 2)
            {
                CollectCounts();
            }

            run.Set(position, _reader.Result(_state.Tally.Sample, _state), _reader.Hash(_state.Tally.Sample, _state));
        }

        public void Finish()
        {
            run.Totals.Add(_state.Tally, _state.Activity);
            if (plasticity is not null)
            {
                plasticity.BeforeAllRows();
                run.SetLearned([.. plasticity.Totals], plasticity.Deliveries, plasticity.Banks, _state);
            }

            CollectCounts();
        }

        void CollectCounts()
        {
            for (var population = 0; population < plan.Populations.Length; population++)
            {
                run.Totals.AddActiveUpdates(plan.Populations[population].FirstUnit, _state.ActiveUpdates(population));
                run.Totals.AddWraps(population, _state.Wraps(population));
            }

            _state.ClearCounts();
            _uncollectedTicks = 0;
        }
    }
}
