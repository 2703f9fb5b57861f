using NeuroChip.Core.Hardware;
using NeuroChip.Core.Runs;
using NeuroChip.Emulator.Backends;
using NeuroChip.Emulator.Planning;
using NeuroChip.Emulator.Tracing;
using NeuroChip.Host.Benchmarks.Limits;

namespace NeuroChip.Host.Benchmarks;

/// <summary>Runs samples through a loaded chip.</summary>
/// <param name="synapticEvents">How many a record stands for; null: as counted by core.</param>
sealed class ChipBenchmark(
    ExecutionPlan plan, ISampleSource samples, BenchOptions options, LimitKernel limit, Func<RunRecord, long>? synapticEvents = null) : IPreparedBenchmark
{
    readonly ILoadedChip _chip = BackendRegistry.Find(options.Backend).Load(plan);

    public LimitKernel? Limit => limit;

    public long LimitedBy(BenchCounts counts) => counts.SynapticEvents;

    public BenchCounts Execute(CancellationToken cancellation)
    {
        var record = _chip.Run(samples, new() { Threads = options.Threads, Cancellation = cancellation }, default(NoProbe));
        cancellation.ThrowIfCancellationRequested();
        return new()
        {
            Samples = samples.Count,
            SynapticEvents = synapticEvents is null ? record.TotalEvents()[EventKind.SynapticEvent] : synapticEvents(record),
            NeuronUpdates = (long)samples.Count * samples.Ticks * plan.Image.Neurons,
            ModelSeconds = samples.Count * samples.Ticks * plan.Image.Dt,
            StateHash = record.StateHash,
        };
    }
}
