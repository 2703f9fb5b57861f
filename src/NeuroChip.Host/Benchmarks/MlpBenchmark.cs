using NeuroChip.Core.Networks;
using NeuroChip.Core.Networks.Building;
using NeuroChip.Core.Random;
using NeuroChip.Core.Runs;
using NeuroChip.Emulator.Planning;
using NeuroChip.Host.Benchmarks.Limits;

namespace NeuroChip.Host.Benchmarks;

/// <summary>784-800-10, dense 8-bit weights, 10 % of the inputs active in each of 100 ticks: an accuracy run without its encoder.</summary>
sealed class MlpBenchmark : IBenchmark
{
    const int Inputs = 784, Hidden = 800, Outputs = 10, Ticks = 100, OneIn = 10, DistinctSamples = 64, Samples = 2048;

    public string Name => "mlp";

    public string Title => "784-800-10, dense 8-bit weights, 10 % input activity, 100 ticks, 2048 samples";

    public IPreparedBenchmark Prepare(BenchOptions options)
    {
        var plan = ExecutionPlan.From(BenchChip.Compile(Network()));
        var signals = Enumerable.Range(0, DistinctSamples).Select(sample => new[] { Signal(sample) }).ToArray();
        return new ChipBenchmark(plan, new RepeatedSamples(signals, Samples, Ticks), options, new DenseRowsLimit(Inputs, Hidden, OneIn));
    }

    public static NetworkGraph Network() => new NetworkBuilder("mlp", new Discretization { Dt = BenchChip.Dt, Reset = ResetKind.Subtract })
        .Input("pixels", Inputs)
        .Lif("hidden", Hidden, tau: 20e-3, r: 20, vThreshold: 24)
        .Lif("classes", Outputs, tau: 20e-3, r: 20, vThreshold: 24)
        .Dense("pixels", "hidden", Weights(Hidden, Inputs, 1))
        .Dense("hidden", "classes", Weights(Outputs, Hidden, 2))
        .Output("classes")
        .Build();

    static double[,] Weights(int targets, int sources, ulong seed)
    {
        var weights = new double[targets, sources];
        for (var target = 0; target < targets; target++)
        {
            for (var source = 0; source < sources; source++)
            {
                weights[target, source] = 2 * Philox.Uniform(seed, RandomStream.ConnectionWeights, (uint)source, draw: (uint)target) - 1;
            }
        }

        return weights;
    }

    static EncodedSample Signal(int sample)
    {
        var starts = new int[Ticks + 1];
        var elements = new List<int>();
        for (var tick = 0; tick < Ticks; tick++)
        {
            for (var element = 0; element < Inputs; element++)
            {
                if (Philox.Below(OneIn, (ulong)sample, RandomStream.InputEncoding, (uint)element, (uint)tick) == 0)
                {
                    elements.Add(element);
                }
            }

            starts[tick + 1] = elements.Count;
        }

        return new(starts, [.. elements], []);
    }
}
