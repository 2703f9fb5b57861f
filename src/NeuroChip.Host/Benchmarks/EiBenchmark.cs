using NeuroChip.Core.Networks;
using NeuroChip.Core.Networks.Building;
using NeuroChip.Core.Networks.Stages;
using NeuroChip.Core.Random;
using NeuroChip.Emulator.Planning;
using NeuroChip.Host.Benchmarks.Limits;

namespace NeuroChip.Host.Benchmarks;

/// <summary>
/// 8000 exciting and 2000 inhibiting LIF neurons, every pair connected with probability 0.05: 5 M synapses. Neurons are driven by constant currents
/// that differ between them; inhibition five times stronger keeps the activity irregular. One second in ticks of 1 ms, one sample a thread.
/// </summary>
sealed class EiBenchmark : IBenchmark
{
    const int Exciting = 8000, Inhibiting = 2000, Ticks = 1000;
    const double Probability = 0.05, Strength = 0.2, Balance = 5;

    public string Name => "ei";

    public string Title => "8000 + 2000 LIF neurons, p = 0.05, 5 M synapses, 1 s in ticks of 1 ms";

    public IPreparedBenchmark Prepare(BenchOptions options)
    {
        var plan = ExecutionPlan.From(BenchChip.Compile(Network()));
        var limit = new SparseRowsLimit(Exciting + Inhibiting, (int)((Exciting + Inhibiting) * Probability));
        return new ChipBenchmark(plan, new RepeatedSamples([[]], options.Threads, Ticks), options, limit);
    }

    public static NetworkGraph Network()
    {
        var builder = new NetworkBuilder("ei", new Discretization { Dt = BenchChip.Dt })
            .Lif("exciting", Exciting, tau: 20e-3, r: 1, vThreshold: 1, vLeak: Drive(Exciting, 1), refractoryTicks: 2)
            .Lif("inhibiting", Inhibiting, tau: 20e-3, r: 1, vThreshold: 1, vLeak: Drive(Inhibiting, 2), refractoryTicks: 2);
        foreach (var target in new[] { "exciting", "inhibiting" })
        {
            builder.Random("exciting", target, new PairProbability(Probability), new UniformWeight(0.5 * Strength, 1.5 * Strength), seed: 3);
            builder.Random("inhibiting", target, new PairProbability(Probability), new UniformWeight(-1.5 * Balance * Strength, -0.5 * Balance * Strength), seed: 4);
        }

        return builder.Output("exciting").Build();
    }

    /// <summary>From just below the threshold, where noise alone makes a neuron fire, to well above it.</summary>
    public static ParameterValues Drive(int count, ulong seed) =>
        new([.. Enumerable.Range(0, count).Select(neuron => 0.95 + 0.25 * Philox.Uniform(seed, RandomStream.ConnectionWeights, (uint)neuron))]);
}
