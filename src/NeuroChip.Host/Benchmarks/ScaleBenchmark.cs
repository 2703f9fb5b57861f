using System.Collections.Immutable;
using NeuroChip.Core.Images;
using NeuroChip.Core.Networks;
using NeuroChip.Core.Random;
using NeuroChip.Emulator.Planning;
using NeuroChip.Host.Benchmarks.Limits;
using NeuroChip.Host.Pipeline;

namespace NeuroChip.Host.Benchmarks;

/// <summary>
/// Up to a million neurons with 1000 synapses each, four fifths exciting, driven as in "ei". The synapses follow from a rule and are written into
/// the lists that the emulator runs, one byte of code and two of target each: a network graph and an image would hold them several times over.
/// </summary>
sealed class ScaleBenchmark : IBenchmark
{
    const int Ticks = 1000, WarmUpTicks = 20;
    const int StateShift = 6, DecayBits = 12, Decay = 200, Threshold = 48_000, Refractory = 2;

    public string Name => "scale";

    public string Title => "--neurons LIF neurons, 1000 synapses each with 8-bit codes, 1 s in ticks of 1 ms";

    public IPreparedBenchmark Prepare(BenchOptions options)
    {
        var neurons = options.Neurons;
        MemoryCheck.Require(BytesFor(neurons), $"{neurons} neurons with {StratifiedRows.FanOut} synapses each");
        var plan = ExecutionPlan.From(Image(neurons), StratifiedRows.Deliveries(neurons));
        var limit = new SparseRowsLimit(Math.Min(neurons, 100_000), StratifiedRows.FanOut);
        return new ChipBenchmark(plan, new RepeatedSamples([[]], 1, Ticks), options, limit, record => record.SpikesByUnit.Sum() * StratifiedRows.FanOut)
        {
            WarmUpSamples = new RepeatedSamples([[]], 1, WarmUpTicks),
        };
    }

    // Three bytes a synapse, four a row of every segment of targets; about a hundred a neuron for parameters, states, sums and counts.
    static long BytesFor(int neurons) =>
        neurons * (StratifiedRows.FanOut * 3L + 4L * StratifiedRows.Segments(neurons) + 100) + SparseRowsLimit.BytesFor(Math.Min(neurons, 100_000), StratifiedRows.FanOut);

    static ChipImage Image(int neurons) => new()
    {
        Network = "scale",
        Profile = BenchChip.Profile,
        Dt = BenchChip.Dt,
        Seed = 1,
        Inputs = [],
        Populations =
        [
            new PopulationImage
            {
                Name = "neurons",
                Shape = new Shape(neurons),
                FirstUnit = 0,
                Family = "lif",
                Parameters = Parameters(neurons),
            },
        ],
        Projections =
        [
            new ProjectionImage { Name = "neurons->neurons", SourceFirstUnit = 0, SourceCount = neurons, Target = 0, WeightBits = 8 },
        ],
        Cores = [new CoreImage { Core = 0, Neurons = [.. Enumerable.Range(0, neurons)], Axons = [], Blocks = [] }],
        Outputs = [0],
    };

    static ImmutableSortedDictionary<string, ParameterCodes> Parameters(int neurons)
    {
        (string Name, int Code)[] settings =
        [
            ("decayBits", DecayBits), ("currentDecay", 1 << DecayBits), ("membraneDecay", Decay), ("stateShift", StateShift), ("stateBits", 24),
            ("rounding", 1), ("reset", 0), ("inclusive", 0), ("fires", 1), ("refractory", Refractory), ("maxSpikes", 1), ("previousCurrent", 0),
            ("threshold", Threshold), ("resetValue", 0), ("currentBias", 0),
        ];
        return settings.ToImmutableSortedDictionary(setting => setting.Name, setting => (ParameterCodes)setting.Code, StringComparer.Ordinal)
            .Add("bias", ParameterCodes.From([.. Enumerable.Range(0, neurons).Select(Bias)]));
    }

    // What holds a neuron at 0.95 to 1.2 of its threshold against its leak.
    static int Bias(int neuron)
    {
        const int AtThreshold = (int)((long)Threshold * Decay >> DecayBits);
        return AtThreshold * 95 / 100 + Philox.Below(AtThreshold / 4, 1, RandomStream.ConnectionWeights, (uint)neuron);
    }
}
