using NeuroChip.Core.Networks;
using NeuroChip.Core.Networks.Stages;
using NeuroChip.Core.Numerics;

namespace NeuroChip.Core.Tests.Networks.Stages;

public class RandomStageTests
{
    static readonly RandomRule[] Rules = [new FixedInDegree(20), new FixedOutDegree(20), new PairProbability(0.05)];

    public static TheoryData<int> RuleIndices => [0, 1, 2];

    [Fact]
    public void Scatter_FixedOutDegree_GivesEverySourceThatManyDistinctAscendingTargets()
    {
        var stage = Stage(new FixedOutDegree(20), 300, 400);
        for (var source = 0; source < 300; source++)
        {
            Targets(stage, source).Should().HaveCount(20).And.BeInAscendingOrder().And.OnlyHaveUniqueItems();
        }
    }

    [Fact]
    public void Scatter_FixedInDegree_GivesEveryTargetThatManyDistinctSources()
    {
        var stage = Stage(new FixedInDegree(20), 300, 400);
        var sources = Enumerable.Range(0, 400).Select(_ => new HashSet<int>()).ToArray();
        for (var source = 0; source < 300; source++)
        {
            var targets = Targets(stage, source);
            targets.Should().BeInAscendingOrder();
            targets.Should().OnlyContain(target => sources[target].Add(source));
        }

        sources.Should().OnlyContain(s => s.Count == 20);
    }

    // In-degree under fixed out-degree k of n targets from m sources is binomial(m, k/n): mean 400·20/400 = 20, variance 20·0.95 = 19.
    // The variance of 400 (nearly) independent in-degrees has a relative deviation of sqrt(2/400) = 0.07.
    [Fact]
    public void Scatter_FixedOutDegree_InDegreesAreBinomial()
    {
        var inDegree = new int[400];
        var stage = Stage(new FixedOutDegree(20), 400, 400);
        for (var source = 0; source < 400; source++)
        {
            foreach (var target in Targets(stage, source))
            {
                inDegree[target]++;
            }
        }

        inDegree.Average().Should().Be(20);
        inDegree.Average(d => (d - 20.0) * (d - 20.0)).Should().BeInRange(19 * 0.65, 19 * 1.35);
    }

    // Binomial(250000, p): mean 250000·p, deviation sqrt(250000·p·(1−p)); five deviations.
    [Theory]
    [InlineData(0.001)]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.97)]
    public void Scatter_PairProbability_NumberOfSynapsesIsBinomial(double p)
    {
        var stage = Stage(new PairProbability(p), 500, 500);
        double synapses = Enumerable.Range(0, 500).Sum(source => Targets(stage, source).Length);
        stage.ExpectedSynapses.Should().Be(250_000 * p);
        synapses.Should().BeInRange((250_000 * p) - (5 * Math.Sqrt(250_000 * p * (1 - p))), (250_000 * p) + (5 * Math.Sqrt(250_000 * p * (1 - p))));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 30)]
    public void Scatter_CertainProbability_ConnectsNoneOrAll(double p, int expected) =>
        Targets(Stage(new PairProbability(p), 10, 30), 4).Should().HaveCount(expected);

    // Every target is equally likely: chi-square of 50 cells around 49 with deviation sqrt(98) ≈ 10.
    [Theory]
    [MemberData(nameof(RuleIndices))]
    public void Scatter_AnyRule_ReachesAllTargetsEquallyOften(int rule)
    {
        var hits = new int[50];
        for (ulong seed = 0; seed < 40; seed++)
        {
            var stage = new RandomStage(new Shape(50), new Shape(50), Rules[rule], new ConstantWeight(1), new ConstantDelay(0), seed);
            foreach (var target in Targets(stage, (int)seed))
            {
                hits[target]++;
            }
        }

        var expected = hits.Sum() / 50.0;
        hits.Sum(h => (h - expected) * (h - expected) / expected).Should().BeLessThan(99);
    }

    // Normal(0.5, 0.2) over 20,000 synapses: the mean deviates by 0.2/sqrt(20000) = 0.0014, the deviation by 0.2/sqrt(40000) = 0.001.
    [Fact]
    public void Scatter_NormalWeights_HaveMeanAndDeviation()
    {
        var weights = Synapses(Stage(new FixedOutDegree(50), 400, 400) with { Weights = new NormalWeight(0.5, 0.2) }).Select(s => s.Weight).ToArray();
        var mean = weights.Average();
        mean.Should().BeApproximately(0.5, 5 * 0.0015);
        Math.Sqrt(weights.Average(w => (w - mean) * (w - mean))).Should().BeApproximately(0.2, 5 * 0.001);
        // 95.45 % lie within two deviations, with a deviation of 0.15 %.
        weights.Average(w => Math.Abs(w - 0.5) < 0.4 ? 1 : 0).Should().BeApproximately(0.9545, 0.0075);
    }

    // Uniform[−1, 3): mean 1, deviation 4/sqrt(12) = 1.1547, of the mean over 20,000: 0.0082.
    [Fact]
    public void Scatter_IntegerWeights_TakeEveryValueOfTheRange()
    {
        var integers = new IntegerWeight(-2, 3);
        var weights = Synapses(Stage(new FixedOutDegree(50), 400, 400) with { Weights = integers }).Select(s => s.Weight).ToArray();

        weights.Distinct().Order().Should().Equal(-2, -1, 0, 1, 2, 3);
        // 20,000 weights: the mean's standard deviation is 1.71 / 141 = 0.012.
        weights.Average().Should().BeApproximately(integers.Mean, 0.05);
        integers.StandardDeviation.Should().BeApproximately(Math.Sqrt(35.0 / 12), 1e-12);
        new IntegerWeight(1, 0).FindProblem().Should().Contain("integer weight");
    }

    [Fact]
    public void Scatter_UniformWeights_StayInRangeAndHaveTheMean()
    {
        var uniform = new UniformWeight(-1, 3);
        var weights = Synapses(Stage(new FixedOutDegree(50), 400, 400) with { Weights = uniform }).Select(s => s.Weight).ToArray();
        weights.Should().OnlyContain(w => w >= -1 && w < 3);
        weights.Average().Should().BeApproximately(uniform.Mean, 5 * 0.0082);
        uniform.StandardDeviation.Should().BeApproximately(1.1547, 1e-4);
    }

    // 20,000 delays over 5 values: 4000 ± 57 each.
    [Fact]
    public void Scatter_UniformDelays_AreEquallyFrequent()
    {
        var delays = Synapses(Stage(new FixedOutDegree(50), 400, 400) with { Delays = new UniformDelay(2, 6) }).CountBy(s => s.Delay).ToDictionary();
        delays.Keys.Should().BeEquivalentTo([2, 3, 4, 5, 6]);
        delays.Values.Should().OnlyContain(count => Math.Abs(count - 4000) < 5 * 57);
    }

    [Fact]
    public void Scatter_Value_MultipliesWeight()
    {
        var sink = new ListSink([]);
        (Stage(new FixedOutDegree(1), 3, 3) with { Weights = new ConstantWeight(0.5) }).Scatter(1, 4, ref sink);
        sink.Synapses.Should().ContainSingle().Which.Weight.Should().Be(2);
    }

    // Ring of 6, radius 1: neuron i may reach i−1, i, i+1; asked for all of them, it reaches all of them.
    [Fact]
    public void Scatter_RingNeighbourhood_ReachesNeighboursAcrossTheEnd()
    {
        var stage = Stage(new FixedOutDegree(3), 6, 6) with { Neighbourhood = new RandomNeighbourhood(new Shape(1), Wrap: true) };
        Targets(stage, 0).Should().Equal(0, 1, 5);
        Targets(stage, 3).Should().Equal(2, 3, 4);
        Targets(stage with { Rule = new FixedOutDegree(2), AllowSelf = false }, 5).Should().Equal(0, 4);
        Targets(stage with { Rule = new FixedInDegree(3) }, 0).Should().Equal(0, 1, 5);
    }

    // 3×3 grid, radius 1, cut at the border: the corner (0,0) sees (0,0) (0,1) (1,0) (1,1), the centre sees all nine.
    [Fact]
    public void Scatter_GridNeighbourhood_IsCutAtTheBorder()
    {
        var stage = new RandomStage(new Shape(3, 3), new Shape(3, 3), new PairProbability(1), new ConstantWeight(1), new ConstantDelay(0), 1)
        {
            Neighbourhood = new RandomNeighbourhood(new Shape(1, 1), Wrap: false),
        };
        Targets(stage, 0).Should().Equal(0, 1, 3, 4);
        Targets(stage, 4).Should().Equal(0, 1, 2, 3, 4, 5, 6, 7, 8);
        Targets(stage with { AllowSelf = false }, 7).Should().Equal(3, 4, 5, 6, 8);

        // Windows along an axis of 3: 2 + 3 + 2 = 7 pairs, so 49 in two dimensions.
        stage.ExpectedSynapses.Should().Be(49);
        (stage with { AllowSelf = false }).ExpectedSynapses.Should().Be(40);
        Enumerable.Range(0, 9).Sum(i => Targets(stage, i).Length).Should().Be(49);
    }

    // Source s of 2 faces floor((2s+1)·10/4): 2 and 7 of 10.
    [Fact]
    public void Scatter_NeighbourhoodOfAnotherSize_IsAroundTheRelativePosition()
    {
        var stage = Stage(new PairProbability(1), 2, 10) with { Neighbourhood = new RandomNeighbourhood(new Shape(2), Wrap: false) };
        Targets(stage, 0).Should().Equal(0, 1, 2, 3, 4);
        Targets(stage, 1).Should().Equal(5, 6, 7, 8, 9);
    }

    [Theory]
    [MemberData(nameof(RuleIndices))]
    public void Scatter_SelfNotAllowed_NeverReachesOwnIndex(int rule)
    {
        var stage = Stage(Rules[rule], 60, 60) with { AllowSelf = false };
        for (var source = 0; source < 60; source++)
        {
            Targets(stage, source).Should().NotContain(source);
        }
    }

    [Theory]
    [MemberData(nameof(RuleIndices))]
    public void Scatter_AskedInAnyOrderAndByManyThreads_GivesTheSameSynapses(int rule)
    {
        RandomStage Fresh() => Stage(Rules[rule], 200, 200) with { Weights = new NormalWeight(0, 1), Delays = new UniformDelay(0, 9) };
        var forward = Synapses(Fresh());
        var parallel = new List<Synapse>[200];
        var shared = Fresh();
        Parallel.For(0, 200, i => parallel[199 - i] = Synapses(shared, 199 - i));
        parallel.SelectMany(row => row).Should().Equal(forward);
        Synapses(Fresh() with { Seed = 8 }).Should().NotEqual(forward);
    }

    // Pinned: networks that people saved by rule and seed must stay the same networks.
    [Theory]
    [InlineData(0, "00b4a155deacccf5")]
    [InlineData(1, "9320f12d54b24557")]
    [InlineData(2, "c8e4315183699a3c")]
    public void Scatter_AnyRule_StaysTheSameForEver(int rule, string expected)
    {
        var hash = new StateHash();
        foreach (var synapse in Synapses(Stage(Rules[rule], 100, 100) with { Weights = new NormalWeight(0, 1), Delays = new UniformDelay(0, 9) }))
        {
            hash.Add(synapse.Output);
            hash.Add(BitConverter.DoubleToInt64Bits(synapse.Weight));
            hash.Add(synapse.Delay);
        }

        hash.ToString().Should().Be(expected);
    }

    [Fact]
    public void Scatter_AMillionNeurons_CostsOnlyWhatIsAsked()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var stage = new RandomStage(new Shape(1000, 1000), new Shape(1000, 1000), new FixedOutDegree(10), new ConstantWeight(1), new ConstantDelay(1), 5)
        {
            Neighbourhood = new RandomNeighbourhood(new Shape(20, 20), Wrap: true),
        };
        Targets(stage, 999_999).Should().HaveCount(10).And.OnlyContain(t => Far(t / 1000, 999) <= 20 && Far(t % 1000, 999) <= 20);
        stage.ExpectedSynapses.Should().Be(1e7);
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(5_000_000);
    }

    [Fact]
    public void FindProblem_SoundStage_IsNull()
    {
        foreach (var rule in Rules)
        {
            Stage(rule, 100, 100).FindProblem().Should().BeNull();
        }
    }

    [Theory]
    [InlineData(0, "the in-degree is 0; the neurons to choose from allow 1 to 10")]
    [InlineData(11, "the in-degree is 11; the neurons to choose from allow 1 to 10")]
    public void FindProblem_InDegreeOutOfRange_SaysLimits(int degree, string expected) =>
        Stage(new FixedInDegree(degree), 10, 20).FindProblem().Should().Be(expected);

    [Fact]
    public void FindProblem_WindowSmallerThanDegree_SaysHowManyThereAre() =>
        (Stage(new FixedOutDegree(3), 10, 10) with { Neighbourhood = new RandomNeighbourhood(new Shape(1), Wrap: false) })
            .FindProblem().Should().Be("the out-degree is 3; the neurons to choose from allow 1 to 2");

    [Fact]
    public void FindProblem_TableTooLarge_NamesTheLimit() =>
        Stage(new FixedInDegree(1000), 1000, 100_000).FindProblem()
            .Should().StartWith("fixed in-degree 1000 onto 100000 neurons makes 100000000 synapses; at most 67108864 are stored");

    [Fact]
    public void FindProblem_BadParameters_AreNamed()
    {
        Stage(new PairProbability(1.5), 5, 5).FindProblem().Should().Be("the probability is 1.5; allowed are 0 to 1");
        Stage(new PairProbability(double.NaN), 5, 5).FindProblem().Should().StartWith("the probability is NaN");
        (Stage(new FixedOutDegree(1), 5, 5) with { Weights = new NormalWeight(0, -1) }).FindProblem().Should().Contain("deviation");
        (Stage(new FixedOutDegree(1), 5, 5) with { Weights = new UniformWeight(2, 1) }).FindProblem().Should().Contain("uniform weight");
        (Stage(new FixedOutDegree(1), 5, 5) with { Delays = new UniformDelay(-1, 1) }).FindProblem().Should().Contain("delay");
        (Stage(new FixedOutDegree(1), 5, 6) with { AllowSelf = false }).FindProblem().Should().Contain("self-connections");
        (Stage(new FixedOutDegree(1), 5, 5) with { Neighbourhood = new RandomNeighbourhood(new Shape(1, 1), true) }).FindProblem().Should().Contain("radii");
    }

    static RandomStage Stage(RandomRule rule, int from, int to) =>
        new(new Shape(from), new Shape(to), rule, new ConstantWeight(1), new ConstantDelay(0), 7);

    static int[] Targets(RandomStage stage, int source) => [.. Synapses(stage, source).Select(s => s.Output)];

    static List<Synapse> Synapses(RandomStage stage) =>
        [.. Enumerable.Range(0, stage.From.Count).SelectMany(source => Synapses(stage, source))];

    static List<Synapse> Synapses(RandomStage stage, int source)
    {
        var sink = new ListSink([]);
        stage.Scatter(source, 1, ref sink);
        return sink.Synapses;
    }

    // Distance on a ring of 1000.
    static int Far(int a, int b) => Math.Min(Math.Abs(a - b), 1000 - Math.Abs(a - b));

    readonly record struct Synapse(int Output, double Weight, int Delay);

    readonly record struct ListSink(List<Synapse> Synapses) : ISynapseSink
    {
        public void Add(int output, double weight, int delayTicks) => Synapses.Add(new Synapse(output, weight, delayTicks));
    }
}
