using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Host.Sweeps;

namespace NeuroChip.Host.Tests.Sweeps;

public class PointSamplingTests
{
    static readonly ImmutableArray<SweepAxis> Axes = [AxisText.Parse("quantization.weightBits=1..8"), AxisText.Parse("ticks=4,8")];

    [Fact]
    public void Grid_TwoAxes_LastChangesFastest() => PointSampling.Choose(PointSampling.Grid, Axes, null, 1).Take(3).Select(point => string.Join(' ', point))
        .Should().Equal("0 0", "0 1", "1 0");

    // 16 strata over 8 values: every value twice, whatever the seed.
    [Fact]
    public void Lhs_TwiceAsManyPointsAsValues_UsesEveryValueTwice() => Prop.ForAll<ulong>(seed =>
        PointSampling.Choose(PointSampling.LatinHypercube, Axes, 16, seed).GroupBy(point => point[0]).All(group => group.Count() == 2)).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(PointSampling.Random)]
    [InlineData(PointSampling.LatinHypercube)]
    public void Choose_SameSeed_SamePoints(string sampling)
    {
        string Draw(ulong seed) => string.Join(';', PointSampling.Choose(sampling, Axes, 20, seed).Select(point => string.Join(' ', point)));

        Draw(3).Should().Be(Draw(3)).And.NotBe(Draw(4));
    }

    [Theory]
    [InlineData(PointSampling.Grid, 5)]
    [InlineData(PointSampling.Random, null)]
    [InlineData(PointSampling.LatinHypercube, 0)]
    public void Choose_PointsThatDoNotGoWithIt_IsRefused(string sampling, int? points) =>
        FluentActions.Invoking(() => PointSampling.Choose(sampling, Axes, points, 1)).Should().Throw<InputErrorException>()
            .Which.Diagnostic.Descriptor.Code.Should().Be("NC0103");

    [Fact]
    public void Choose_GridBeyondAMillion_IsRefused()
    {
        var wide = AxisText.Parse("ticks=1..10000");

        FluentActions.Invoking(() => PointSampling.Choose(PointSampling.Grid, [wide, wide], null, 1)).Should().Throw<InputErrorException>();
    }
}
