using BenchmarkDotNet.Attributes;
using NeuroChip.Core.Images;
using NeuroChip.Core.Networks;
using NeuroChip.Emulator.Backends;
using NeuroChip.Emulator.Learning;

namespace NeuroChip.Benchmarks;

/// <summary>One tick of 8192 neurons of the general integrate-and-fire family, leaky, driven below the threshold.</summary>
public class SomaBenchmarks
{
    SteppedPopulation _population = null!;

    [Params("cpu-512", "cpu-256", "cpu-128", "cpu-scalar")]
    public string Backend { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        (string Name, int Code)[] codes =
        [
            ("decayBits", 12), ("currentDecay", 1 << 12), ("membraneDecay", 200), ("stateShift", 6), ("stateBits", 24), ("rounding", 1), ("reset", 0),
            ("inclusive", 0), ("fires", 1), ("refractory", 0), ("maxSpikes", 1), ("previousCurrent", 0), ("threshold", 48_000), ("resetValue", 0),
            ("currentBias", 0), ("bias", 2000),
        ];
        var image = new PopulationImage
        {
            Name = "neurons",
            Shape = new Shape(8192),
            FirstUnit = 0,
            Family = "lif",
            Parameters = System.Collections.Immutable.ImmutableSortedDictionary.CreateRange(
                StringComparer.Ordinal, codes.Select(code => KeyValuePair.Create(code.Name, (ParameterCodes)code.Code))),
        };
        _population = SteppedPopulation.Create(BackendRegistry.Find(Backend), image, seed: 1);
    }

    [Benchmark]
    public int Step() => _population.Step().Length;
}
