using NeuroChip.Core.Hardware;
using NeuroChip.Core.Runs;
using NeuroChip.Emulator;
using NeuroChip.Emulator.Backends;
using NeuroChip.Emulator.Planning;
using NeuroChip.Emulator.Tracing;
using NeuroChip.Host.Benchmarks.Limits;
using NeuroChip.Host.CommandLine;

namespace NeuroChip.Host.Benchmarks;

/// <summary>Runs samples through a loaded chip.</summary>
/// <param name="synapticEvents">How many a record stands for; null: as counted by core.</param>
sealed class ChipBenchmark(
    ExecutionPlan plan, ISampleSource samples, BenchOptions options, LimitKernel limit, Func<RunRecord, long>? synapticEvents = null) : IPreparedBenchmark
{
    readonly ILoadedChip _chip = BackendRegistry.Find(RunOptionsOf(options)).Load(plan, RunOptionsOf(options));

    public LimitKernel? Limit => limit;

    /// <summary>True: the plain loop changes weights; false: it adds them up.</summary>
    public bool LimitsLearning { get; init; }

    public long LimitedBy(BenchCounts counts) => LimitsLearning ? counts.PlasticUpdates : counts.SynapticEvents;

    /// <summary>What is run before the clock starts, where the samples themselves take too long.</summary>
    public ISampleSource? WarmUpSamples { get; init; }

    public void WarmUp(CancellationToken cancellation) => Run(WarmUpSamples ?? samples, cancellation);

    public BenchCounts Execute(CancellationToken cancellation)
    {
        var record = Run(samples, cancellation);
        return new()
        {
            Samples = samples.Count,
            SynapticEvents = synapticEvents is null ? record.TotalEvents()[EventKind.SynapticEvent] : synapticEvents(record),
            NeuronUpdates = (long)samples.Count * samples.Ticks * plan.Image.Neurons,
            PlasticUpdates = record.Learning?.Projections.Sum(projection => projection.Evaluated) ?? 0,
            ModelSeconds = samples.Count * samples.Ticks * plan.Image.Dt,
            StateHash = record.StateHash,
        };
    }

    static RunOptions RunOptionsOf(BenchOptions options) =>
        new() { Backend = options.Backend, Device = options.Device, CacheFolder = DataFolders.CompiledKernels, Threads = options.Threads };

    RunRecord Run(ISampleSource source, CancellationToken cancellation)
    {
        var record = _chip.Run(source, RunOptionsOf(options) with { Cancellation = cancellation }, default(NoProbe));
        cancellation.ThrowIfCancellationRequested();
        return record;
    }
}
