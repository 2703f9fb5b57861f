using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Runs;
using NeuroChip.Emulator.Planning;
using NeuroChip.Emulator.Scheduling;
using NeuroChip.Emulator.Tracing;

namespace NeuroChip.Emulator.Backends.Accelerators;

/// <summary>A chip that runs on a device, batch by batch: all samples of a batch go through the same ticks side by side.</summary>
sealed class DeviceChip : ILoadedChip
{
    readonly IDeviceRuntime _runtime;
    readonly ExecutionPlan _plan;
    readonly BoundSoma[] _bound;
    readonly int[] _ticksKept;

    public DeviceChip(IDeviceRuntime runtime, ExecutionPlan plan)
    {
        (_runtime, _plan) = (runtime, plan);
        _bound = [.. plan.Populations.Select(population => SomaEmitter.Emit(population.Image, plan.Image.Seed))];
        _ticksKept = DeviceState.TicksKept(plan);
    }

    public RunRecord Run<TProbe>(ISampleSource samples, RunOptions options, TProbe probe) where TProbe : struct, ITickProbe
    {
        var run = new RunAssembly(_plan, samples, options);
        using var turn = _runtime.Turn.EnterScope();
        // A probe looks at every tick of one sample after the other.
        var looks = typeof(TProbe) != typeof(NoProbe);
        var need = new DeviceMemoryNeed(_runtime, _plan, samples.Ticks, _ticksKept);
        var batch = need.Samples(_runtime.Device, _plan, looks ? 1 : run.Count);
        using var memory = new DeviceMemory(_runtime);
        var state = new DeviceState(_runtime, memory, _plan, _bound, _ticksKept, batch, samples.Ticks, options.CacheFolder);
        var work = new Batches<TProbe>(_plan, state, run, samples, options, probe);
        return work.Run(batch, looks);
    }

    sealed class Encoder(Action<int> encode) : ISampleWorker
    {
        public void Run(int position) => encode(position);

        public void Finish()
        {
        }
    }

    sealed class Batches<TProbe>(
        ExecutionPlan plan, DeviceState state, RunAssembly run, ISampleSource samples, RunOptions options, TProbe firstProbe) where TProbe : struct, ITickProbe
    {
        readonly ResultReader _reader = new(plan);
        readonly SpikeList _spikes = new(plan.Image.Units, plan.Groups);

        public RunRecord Run(int batch, bool looks)
        {
            var probe = firstProbe;
            var done = 0;
            try
            {
                while (done < run.Count && !options.Cancellation.IsCancellationRequested)
                {
                    var count = Math.Min(batch, run.Count - done);
                    RunBatch(done, count, looks, ref probe);
                    done += count;
                    options.Progress?.Invoke(done);
                }
            }
            catch (InputErrorException problem) when (done > 0 && AcceleratorCodes.EndsRun(problem.Diagnostic.Descriptor))
            {
                return run.Finish(done) with { Failure = problem.Diagnostic };
            }

            return run.Finish(done);
        }

        void RunBatch(int position, int count, bool looks, ref TProbe probe)
        {
            var first = run.FirstSample + position;
            var inputs = Encode(first, count);
            state.Begin(first, count, inputs);
            var ticks = plan.Image.TicksFor(samples.Ticks);
            for (var tick = 0; tick < ticks; tick++)
            {
                state.Tick(tick, samples.Ticks);
                if (looks)
                {
                    state.ReadTick(tick, _spikes);
                    probe.Observe(new(state, first, tick, _spikes));
                }
            }

            Collect(position, count, inputs, state.End(ticks));
        }

        InputBatch[] Encode(int first, int count)
        {
            var signals = new EncodedSample[count][];
            SampleWorkers.Run(count, new() { Threads = options.Threads }, () => new Encoder(sample => signals[sample] = Encode(first + sample)));
            return [.. plan.Image.Inputs.Select((input, index) =>
                new InputBatch([.. signals.Select(signal => signal[index])], samples.Ticks, input.Count, options.Threads))];
        }

        EncodedSample[] Encode(int sample)
        {
            var signals = samples.Encode(sample);
            return signals.Length == plan.Image.Inputs.Length ? signals
                : throw new ArgumentException($"sample {sample} has {signals.Length} signals for {plan.Image.Inputs.Length} inputs");
        }

        void Collect(int position, int count, InputBatch[] inputs, BatchCounts counts)
        {
            counts.AddTo(run.Totals);
            for (var input = 0; input < inputs.Length; input++)
            {
                var firstUnit = plan.Image.Inputs[input].FirstUnit;
                for (var unit = 0; unit < inputs[input].Activations.Length; unit++)
                {
                    run.Totals.Activations[firstUnit + unit] += inputs[input].Activations[unit];
                    run.Totals.Spikes[firstUnit + unit] += inputs[input].Activations[unit];
                }
            }

            for (var sample = 0; sample < count; sample++)
            {
                state.View(sample);
                var spikes = counts.Of(sample, inputs);
                run.Set(position + sample, _reader.Result(spikes, state), _reader.Hash(spikes, state));
            }
        }
    }
}
