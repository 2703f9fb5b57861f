using NeuroChip.Compiler;
using NeuroChip.Compiler.Profiles;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Hardware;
using NeuroChip.Core.Images;
using NeuroChip.Core.Networks;
using NeuroChip.Core.Networks.Building;
using NeuroChip.Core.Networks.Stages;
using NeuroChip.Core.Runs;
using NeuroChip.Emulator;
using NeuroChip.Emulator.Planning;
using NeuroChip.Emulator.Timing;
using NeuroChip.Host.Benchmarks.Limits;

namespace NeuroChip.Host.Benchmarks;

/// <summary>
/// The timing model that follows every message over the mesh: 4000 neurons in random connection with themselves on the cores of a chip with published
/// times. Without timing the same run takes a small part of it.
/// </summary>
sealed class NocBenchmark : IBenchmark
{
    const string Chip = "loihi-fit2025";
    const int Neurons = 4000, OutDegree = 50, Ticks = 100;

    public string Name => "noc";

    public string Title => "4000 LIF neurons with 50 synapses each on loihi-fit2025, every message timed, 100 ticks";

    public IPreparedBenchmark Prepare(BenchOptions options)
    {
        var diagnostics = new DiagnosticBag();
        var image = ProfileCatalog.Load(Chip, [], diagnostics) is { } profile ? Compile(profile, diagnostics) : null;
        return image is null
            ? throw new InvalidOperationException($"benchmark network 'noc': {diagnostics.Items[0]}")
            : new Prepared(ExecutionPlan.From(image), options);
    }

    static ChipImage? Compile(HardwareProfile profile, DiagnosticBag diagnostics) =>
        CompilerDriver.Compile(Network(), profile, new() { Seed = 1 }, diagnostics)?.Image;

    static NetworkGraph Network() => new NetworkBuilder("noc", new Discretization { Dt = BenchChip.Dt })
        .Lif("neurons", Neurons, tau: 20e-3, r: 1, vThreshold: 1, vLeak: EiBenchmark.Drive(Neurons, 1))
        .Random("neurons", "neurons", new FixedOutDegree(OutDegree), new UniformWeight(-0.4, 0.2), seed: 1)
        .Output("neurons")
        .Build();

    sealed class Prepared(ExecutionPlan plan, BenchOptions options) : IPreparedBenchmark
    {
        readonly RepeatedSamples _samples = new([[]], options.Threads, Ticks);

        // There is no plain loop that does the same: what bounds it is the longest chain of messages that wait for each other.
        public LimitKernel? Limit => null;

        public long LimitedBy(BenchCounts counts) => 0;

        public void WarmUp(CancellationToken cancellation) => Execute(cancellation);

        public BenchCounts Execute(CancellationToken cancellation)
        {
            var timing = new TimingRun(plan, TimingMode.Detailed, Ticks);
            var run = new RunOptions { Backend = options.Backend, Threads = options.Threads, Cancellation = cancellation };
            var record = ChipEmulator.Run(plan, _samples, run, timing.Probe);
            cancellation.ThrowIfCancellationRequested();
            return Counts(record, timing.Report());
        }

        BenchCounts Counts(RunRecord record, TimingReport timing) => new()
        {
            Samples = _samples.Count,
            SynapticEvents = record.TotalEvents()[EventKind.SynapticEvent],
            NeuronUpdates = (long)_samples.Count * Ticks * Neurons,
            ModelSeconds = _samples.Count * Ticks * BenchChip.Dt,
            StateHash = FormattableString.Invariant($"{record.StateHash} chip {timing.Seconds * 1e9:0} ns"),
        };
    }
}
