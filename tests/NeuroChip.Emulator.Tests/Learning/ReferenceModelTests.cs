using NeuroChip.Core.Networks;
using NeuroChip.Emulator.Learning;

namespace NeuroChip.Emulator.Tests.Learning;

/// <summary>Learning in integers against its closed forms: RM-LRN-1, 2 and 4.</summary>
public class ReferenceModelTests
{
    const double Tau = 20;

    // Stochastic rounding leaves the mean of a trace where the exponential is, so the mean change of isolated pairs is A · exp(−Δt/τ). Here
    // A is 100 and 105 weight units: the published 0.01 and 0.0105 in units of 10^-4.
    [Theory]
    [InlineData(1, 0.00951229, -0.00998791)]
    [InlineData(5, 0.00778801, -0.00817741)]
    [InlineData(10, 0.00606531, -0.00636857)]
    [InlineData(20, 0.00367879, -0.00386273)]
    [InlineData(40, 0.00135335, -0.00142102)]
    [InlineData(60, 0.00049787, -0.00052276)]
    public void PairStdp_IsolatedPair_HasTheSignAndMeanOfTheClosedForm(int interval, double sourceFirst, double targetFirst)
    {
        const double unit = 1e-4;
        var program = LearningTest.Program(1, new() { ["x1"] = new(100, Tau), ["y1"] = new(105, Tau) }, "dw = y0*x1 - x0*y1");
        ShouldHaveMean(Changes(program, 0, interval), sourceFirst / unit);
        ShouldHaveMean(Changes(program, interval, 0), targetFirst / unit);
    }

    // Both spikes in one epoch: the traces are rebuilt tick by tick, and nothing changes.
    [Fact]
    public void PairStdp_InOneEpoch_EqualsThatOfSingleTicks()
    {
        var traces = new Dictionary<string, TraceConstants> { ["x1"] = new(100, Tau), ["y1"] = new(105, Tau) };
        foreach (var epochTicks in new[] { 4, 16 })
        {
            var projection = LearningTest.One(0, LearningTest.Program(epochTicks, traces, "dw = y0*x1 - x0*y1"), FixedRounding.Nearest);
            var single = LearningTest.One(0, LearningTest.Program(1, traces, "dw = y0*x1 - x0*y1"), FixedRounding.Nearest);
            for (var tick = 0; tick < epochTicks; tick++)
            {
                projection.Tick(source: tick == 0, target: tick == 3);
                single.Tick(source: tick == 0, target: tick == 3);
            }

            projection.Weight().Should().Be(single.Weight()).And.BePositive();
        }
    }

    // A weight of 4 bits: one LSB is 1/15, so A = 0.01 is 0.15 LSB = 19.2/128. The impulse's fraction counts twice: it is compared with 7 bits.
    static readonly Dictionary<string, TraceConstants> FourBits = new() { ["x1"] = new(19 + 26.0 / 256, Tau) };

    [Fact]
    public void PairStdp_FourBitWeightRoundedToNearest_NeverMoves()
    {
        foreach (var interval in new[] { 1, 5, 10, 20, 40, 60 })
        {
            var projection = LearningTest.One(7, LearningTest.Program(1, FourBits, "dw = 2^-7*y0*x1"), FixedRounding.Nearest, WeightSignMode.Excitatory);
            RunPair(projection, 0, interval);
            projection.Weight().Should().Be(7);
        }
    }

    [Fact]
    public void PairStdp_FourBitWeightRoundedByChance_MovesWithItsProbability()
    {
        const int draws = 10_000;
        var program = LearningTest.Program(1, FourBits, "dw = 2^-7*y0*x1");
        var moves = Changes(program, 0, 10, draws);
        moves.Should().OnlyContain(move => move == 0 || move == 1);
        moves.Average().Should().BeApproximately(0.0910, 3 * Math.Sqrt(0.0910 * (1 - 0.0910) / draws));
    }

    [Fact]
    public void Hebb_CoActivePair_GrowsUntilClipped_LonePreDoesNot()
    {
        var program = LearningTest.Program(1, new() { ["x1"] = new(5, 0) }, "dw = y0*x1");
        var (pair, lone) = (LearningTest.One(0, program), LearningTest.One(0, program));
        for (var tick = 0; tick < 100; tick++)
        {
            pair.Tick(source: true, target: true);
            lone.Tick(source: true, target: false);
            // Nothing in the rule stops the growth; the range of the weight does.
            pair.Weight().Should().Be(Math.Min(255, 5 * (tick + 1)));
            lone.Weight().Should().Be(0);
        }
    }

    static void ShouldHaveMean(double[] changes, double expected)
    {
        var mean = changes.Average();
        var deviation = Math.Sqrt(changes.Sum(change => (change - mean) * (change - mean)) / changes.Length);
        mean.Should().BeApproximately(expected, 3 * deviation / Math.Sqrt(changes.Length) + 1e-9);
        Math.Sign(mean).Should().Be(Math.Sign(expected));
    }

    static double[] Changes(Core.Learning.LearningProgram program, int sourceTick, int targetTick, int draws = 1000) =>
        [.. Enumerable.Range(0, draws).Select(draw =>
        {
            var projection = LearningTest.One(0, program, new AddressedRounding((ulong)draw, 0));
            RunPair(projection, sourceTick, targetTick);
            return (double)projection.Weight();
        })];

    static void RunPair(PlasticProjection projection, int sourceTick, int targetTick)
    {
        for (var tick = 0; tick <= Math.Max(sourceTick, targetTick); tick++)
        {
            projection.Tick(tick == sourceTick, tick == targetTick);
        }
    }
}
