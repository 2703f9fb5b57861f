using System.Collections.Immutable;
using NeuroChip.Data.Decoding;
using NeuroChip.Host.Sweeps;

namespace NeuroChip.Host.Tests.Sweeps;

/// <summary>Knees, fronts and intervals on numbers small enough to check by hand.</summary>
public class SweepStatisticsTests
{
    static readonly SweepAxis Bits = AxisText.Parse("quantization.weightBits=1..5");

    static SweepPlan Plan(params SweepAxis[] axes) => new()
    {
        Version = "",
        Command = "",
        Arguments = [],
        Inputs = [],
        Axes = [.. axes],
        Sampling = PointSampling.Grid,
        Seeds = 1,
        Runs = [],
    };

    static SweepPoint Point(string setting, double? accuracy, double energy = 0) => new(
        [setting], accuracy is null ? RunStatus.DoesNotFit : RunStatus.Done, "", 1, accuracy is null ? 0 : 1,
        ImmutableSortedDictionary<string, double>.Empty.AddRange(accuracy is { } share
            ? [KeyValuePair.Create("accuracy", share), KeyValuePair.Create("energyPerSampleJoules", energy)] : []))
    {
        Accuracy = accuracy,
    };

    // Best .98; within a point of it are .975 and .971, coming from 5 bits; .96 is not.
    [Fact]
    public void Knee_OfBits_IsTheLastWithinAPoint() =>
        Knee.Find(Plan(Bits), [Point("1", .5), Point("2", .96), Point("3", .971), Point("4", .98), Point("5", .975)])
            .Should().ContainSingle().Which.Value.Should().Be("3");

    // A dip below counts as a drop although fewer bits recover.
    [Fact]
    public void Knee_BehindADip_IsBeforeTheDip() =>
        Knee.Find(Plan(Bits), [Point("1", .5), Point("2", .98), Point("3", .9), Point("4", .98), Point("5", .98)]).Single().Value.Should().Be("4");

    // Noise goes the other way: accuracy falls as the value rises.
    [Fact]
    public void Knee_OfNoise_IsTheLargestThatKeeps() =>
        Knee.Find(Plan(AxisText.Parse("ticks=1..4")), [Point("1", .98), Point("2", .975), Point("3", .9), Point("4", .7)]).Single().Value.Should().Be("2");

    [Fact]
    public void Knee_WhereAccuracyStays_IsNone() =>
        Knee.Find(Plan(Bits), [Point("1", .98), Point("2", .98), Point("3", .979)]).Should().BeEmpty();

    // c is beaten by b (cheaper and better), d by a (as good, cheaper); e does not fit.
    [Fact]
    public void Front_OfFivePoints_IsByHand()
    {
        var marked = ParetoFront.Mark([Point("a", .9, 1), Point("b", .95, 2), Point("c", .94, 3), Point("d", .9, 1.5), Point("e", null)]).ToList();

        marked.Where(point => point.Fronts.Contains("energy")).Select(point => point.Settings[0]).Should().Equal("a", "b");
    }

    // Wilson's interval of 8 of 10, from the formula by hand: centre (.8 + 1.9208/10) / 1.38415 = .71675, half 1.95996/1.38415 · √(.016 + .0096036) = .22658.
    [Fact]
    public void Wilson_EightOfTen_IsByHand()
    {
        var (low, high) = WilsonInterval.Of(0.8, 10);

        low.Should().BeApproximately(0.4902, 5e-4);
        high.Should().BeApproximately(0.9433, 5e-4);
    }
}
