using System.Collections.Immutable;
using NeuroChip.Compiler;
using NeuroChip.Compiler.Profiles;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Images;
using NeuroChip.Core.Networks;
using NeuroChip.Core.Networks.Building;
using NeuroChip.Core.Random;
using NeuroChip.Core.Runs;
using NeuroChip.Emulator.Planning;
using NeuroChip.Host.Benchmarks.Limits;

namespace NeuroChip.Host.Benchmarks;

/// <summary>
/// All-to-all plastic synapses with pair STDP on a chip that learns, sources and targets at 20 Hz, 1 s in ticks of 1 ms. A second input makes every
/// target fire: the threshold is beyond what the plastic synapses can reach, so the rates do not depend on what is learned.
/// </summary>
sealed class StdpBenchmark(string name, int sources, int targets) : IBenchmark
{
    const string Chip = "loihi-davies2018";
    const int Ticks = 1000, OneIn = 50;

    public string Name => name;

    public string Title => FormattableString.Invariant($"{sources} -> {targets} all-to-all, pair STDP, both sides at 20 Hz, 1 s in ticks of 1 ms");

    public IPreparedBenchmark Prepare(BenchOptions options)
    {
        var samples = new RepeatedSamples([[Signal(sources, 1), Signal(targets, 2)]], options.Threads, Ticks);
        return new ChipBenchmark(ExecutionPlan.From(Compile()), samples, options, new PlasticLimit(sources, targets, OneIn)) { LimitsLearning = true };
    }

    ChipImage Compile()
    {
        var diagnostics = new DiagnosticBag();
        var profile = ProfileCatalog.Load(Chip, [], diagnostics);
        var compiled = profile is null ? null : CompilerDriver.Compile(Network(), profile, new() { Seed = 1 }, diagnostics);
        return compiled?.Image ?? throw new InvalidOperationException($"benchmark network '{name}': {diagnostics.Items[0]}");
    }

    NetworkGraph Network()
    {
        var weights = new double[targets, sources];
        for (var target = 0; target < targets; target++)
        {
            for (var source = 0; source < sources; source++)
            {
                weights[target, source] = Philox.Below(256, 1, RandomStream.ConnectionWeights, (uint)source, draw: (uint)target);
            }
        }

        return new NetworkBuilder(name, new Discretization { Dt = BenchChip.Dt })
            .Input("sources", sources)
            .Input("teacher", targets)
            .FixedPoint("targets", targets, "lif24", ("decay_u", 4095), ("decay_v", 4095), ("vth_mant", 16_000))
            .Dense("sources", "targets", weights, options: new() { FixedPoint = new(8, 0, WeightSignMode.Excitatory), Learning = Rule })
            .OneToOne("teacher", "targets", 240, new() { FixedPoint = new(8, 7, WeightSignMode.Excitatory) })
            .Output("targets")
            .Build();
    }

    static LearningRule Rule { get; } = new()
    {
        Rules = ["dw = 2^-2*x1*y0 - 2^-2*y1*x0"],
        Traces = ImmutableSortedDictionary<string, TraceConstants>.Empty.Add("x1", new(64, 20)).Add("y1", new(64, 20)),
    };

    static EncodedSample Signal(int units, ulong seed)
    {
        var starts = new int[Ticks + 1];
        var elements = new List<int>();
        for (var tick = 0; tick < Ticks; tick++)
        {
            elements.AddRange(Enumerable.Range(0, units).Where(unit => Philox.Below(OneIn, seed, RandomStream.InputEncoding, (uint)unit, (uint)tick) == 0));
            starts[tick + 1] = elements.Count;
        }

        return new(starts, [.. elements], []);
    }
}
