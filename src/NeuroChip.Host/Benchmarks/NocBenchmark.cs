using System.Collections.Immutable;
using NeuroChip.Compiler;
using NeuroChip.Compiler.Profiles;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Hardware;
using NeuroChip.Core.Images;
using NeuroChip.Core.Networks;
using NeuroChip.Core.Networks.Building;
using NeuroChip.Core.Networks.Stages;
using NeuroChip.Core.Random;
using NeuroChip.Core.Runs;
using NeuroChip.Emulator;
using NeuroChip.Emulator.Planning;
using NeuroChip.Emulator.Timing;
using NeuroChip.Emulator.Tracing;
using NeuroChip.Host.Benchmarks.Limits;

namespace NeuroChip.Host.Benchmarks;

/// <summary>
/// What a timing model costs: 10,240 neurons in random connection with themselves, 80 on each of a chip's 128 cores, of which 5.7 % fire in a tick and
/// send a message to about 70 cores. The same run with <see cref="TimingMode.None"/> is what the others are compared with.
/// </summary>
sealed class NocBenchmark(TimingMode mode) : IBenchmark
{
    public const string Untimed = "noc-none";

    const string Chip = "loihi-fit2025";
    const int Neurons = 10_240, OutDegree = 100, Ticks = 100;

    // 80 neurons a core, with as many axons as random connections take.
    static readonly ImmutableArray<ProfileOverride> Settings =
        [new("core.neurons", "80"), new("core.inputAxons", "16384"), new("core.outputAxons", "16384"), new("core.synapseMemory", "1 MiB")];

    public string Name => $"noc-{mode.ToString().ToLowerInvariant()}";

    public string Title => $"10,240 LIF neurons with 100 synapses each on 128 cores of {Chip}, 5.7 % firing, 100 ticks, --timing {mode.ToString().ToLowerInvariant()}";

    public IPreparedBenchmark Prepare(BenchOptions options)
    {
        var diagnostics = new DiagnosticBag();
        var image = ProfileCatalog.Load(Chip, Settings, diagnostics) is { } profile ? Compile(profile, diagnostics) : null;
        return image is null
            ? throw new InvalidOperationException($"benchmark network '{Name}': {diagnostics.Items[0]}")
            : new Prepared(ExecutionPlan.From(image), mode, options);
    }

    static ChipImage? Compile(HardwareProfile profile, DiagnosticBag diagnostics) =>
        CompilerDriver.Compile(Network(), profile, new() { Seed = 1 }, diagnostics)?.Image;

    static NetworkGraph Network() => new NetworkBuilder("noc", new Discretization { Dt = BenchChip.Dt })
        .Lif("neurons", Neurons, tau: 20e-3, r: 1, vThreshold: 1, vLeak: new([.. Enumerable.Range(0, Neurons).Select(Drive)]))
        .Random("neurons", "neurons", new FixedOutDegree(OutDegree), new UniformWeight(-0.5, 0.5), seed: 1)
        .Output("neurons")
        .Build();

    // Far enough above the threshold for 5.7 % of the neurons to fire in a tick.
    static double Drive(int neuron) => 1.58 + 0.5 * Philox.Uniform(1, RandomStream.ConnectionWeights, (uint)neuron);

    sealed class Prepared(ExecutionPlan plan, TimingMode mode, BenchOptions options) : IPreparedBenchmark
    {
        readonly RepeatedSamples _samples = new([[]], options.Threads, Ticks);

        // There is no plain loop that does the same: what bounds it is the longest chain of messages that wait for each other.
        public LimitKernel? Limit => null;

        public long LimitedBy(BenchCounts counts) => 0;

        public void WarmUp(CancellationToken cancellation) => Execute(cancellation);

        public BenchCounts Execute(CancellationToken cancellation)
        {
            var run = new RunOptions { Backend = options.Backend, Threads = options.Threads, Cancellation = cancellation };
            var timing = mode == TimingMode.None ? null : new TimingRun(plan, mode, Ticks);
            var record = timing is null ? ChipEmulator.Run(plan, _samples, run, default(NoProbe)) : ChipEmulator.Run(plan, _samples, run, timing.Probe);
            cancellation.ThrowIfCancellationRequested();
            return Counts(record, timing?.Report());
        }

        BenchCounts Counts(RunRecord record, TimingReport? timing)
        {
            var events = record.TotalEvents();
            return new()
            {
                Samples = _samples.Count,
                SynapticEvents = events[EventKind.SynapticEvent],
                NeuronUpdates = (long)_samples.Count * Ticks * Neurons,
                Messages = events[EventKind.PacketSent],
                ModelSeconds = _samples.Count * Ticks * BenchChip.Dt,
                StateHash = timing is null ? record.StateHash : FormattableString.Invariant($"{record.StateHash} chip {timing.Seconds * 1e9:0} ns"),
            };
        }
    }
}
