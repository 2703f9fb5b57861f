using NeuroChip.Core.Random;
using NeuroChip.Emulator.Backends;

namespace NeuroChip.Emulator.Tests.Kernels;

public class Axon4FullTests
{
    const int Neurons = 40, Ticks = 50;

    static KernelRun Population(params (string, int[])[] parameters) => new("axon4-full", Neurons, [("threshold", [1 << 20]), ("neg_threshold", [1 << 20]), .. parameters]);

    static int[][] Counts(int count) => [.. Enumerable.Range(0, Ticks).Select(_ => Enumerable.Repeat(count, Neurons).ToArray())];

    [Fact]
    public void Step_DeterministicTypes_AddCountTimesWeight() =>
        Population(("weight0", [5]), ("weight1", [-7]), ("weight2", [1]), ("weight3", [-256]))
            .Trace(0, Counts(3), Counts(1), Counts(4), Counts(2))[1][0].Should().Be(2 * (15 - 7 + 4 - 512));

    // ρ has 8 bits and is compared with ≥: a weight of 0 never acts, one of 255 always.
    [Theory]
    [InlineData(255, 1.0)]
    [InlineData(-255, -1.0)]
    [InlineData(0, 0.0)]
    [InlineData(127, 0.5)]
    [InlineData(-63, -0.25)]
    public void Step_StochasticSynapse_ActsWithItsProbability(int weight, double probability)
    {
        const int count = 8;
        var mean = Population(("weight2", [weight]), ("stoch_syn2", [1])).Trace(0, Counts(0), Counts(0), Counts(count))[^1].Average() / (Ticks * count);
        mean.Should().BeApproximately(probability, Math.Abs(probability) is 0 or 1 ? 0 : 0.02);
    }

    [Fact]
    public void Step_MoreEventsThanACoreHasAxons_DrawForTheFirst256() =>
        Population(("weight0", [255]), ("stoch_syn0", [1])).Trace(0, Counts(300))[0].Should().OnlyContain(v => v == 256);

    [Fact]
    public void Step_StochasticLeak_IsDrawnByItsAddress()
    {
        var trace = Population(("leak", [-100]), ("stoch_leak", [1])).Trace(0, Counts(0));
        for (var neuron = 0; neuron < Neurons; neuron++)
        {
            // Inputs come first: unit = Neurons + neuron. Seed 1, sample 0.
            var expected = 0;
            for (var step = 0; step < Ticks; step++)
            {
                expected -= 100 >= Philox.Bits(1, RandomStream.LeakNoise, (uint)(Neurons + neuron), (uint)step) >> 24 ? 1 : 0;
            }

            trace[^1][neuron].Should().Be(expected);
        }
    }

    [Fact]
    public void Step_ThresholdMask_AddsNoiseWithinTheMask()
    {
        // V = 10 at every tick; with a mask of 3 the threshold is 8 … 11: three draws in four fire.
        var spikes = new KernelRun("axon4-full", Neurons, ("threshold", [8]), ("threshold_mask", [3]), ("weight0", [10])).Spikes(Counts(1));
        ((double)spikes.Sum() / (Neurons * Ticks)).Should().BeInRange(0.5, 1);
    }

    [Theory]
    [InlineData(5, -2, 3)]       // leak follows the sign of V
    [InlineData(-5, -2, -3)]
    [InlineData(0, -2, 0)]
    public void Step_LeakReversal_TakesTheSignOfThePotential(int start, int leak, int expected) =>
        Population(("v0", [start]), ("leak", [leak]), ("leak_reversal", [1])).Trace(0, Counts(0))[0][0].Should().Be(expected);

    [Theory]
    [InlineData(1, 0, -10)]      // saturates
    [InlineData(0, 0, -4)]       // −R
    [InlineData(0, 1, -20)]      // V + β
    [InlineData(0, 2, -30)]      // stays
    public void Step_BelowTheLowerThreshold_FollowsSaturationAndMode(int saturates, int mode, int expected) =>
        new KernelRun("axon4-full", 1, ("threshold", [100]), ("neg_threshold", [10]), ("neg_saturate", [saturates]), ("reset_mode", [mode]), ("reset_value", [4]), ("v0", [-30]))
            .Trace(0, [[0]])[0][0].Should().Be(expected);

    [Fact]
    public void Run_EveryBackend_DrawsTheSame()
    {
        var population = Population(("weight0", [100]), ("stoch_syn0", [1]), ("weight1", [-30]), ("stoch_syn1", [1]), ("leak", [9]), ("stoch_leak", [1]), ("threshold_mask", [255]));
        var expected = population.Trace("cpu-scalar", 0, Counts(5), Counts(2));
        foreach (var backend in BackendRegistry.Available)
        {
            population.Trace(backend.Name, 0, Counts(5), Counts(2)).Should().BeEquivalentTo(expected, options => options.WithStrictOrdering(), backend.Name);
        }
    }
}
