using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Runs;
using NeuroChip.Data.Decoding;

namespace NeuroChip.Data.Tests.Decoding;

public class DecoderTests
{
    static SampleResult Result(int[] counts, int[]? first = null, double[]? last = null) =>
        new(counts, first ?? new int[counts.Length], last ?? new double[counts.Length], []);

    [Theory]
    [InlineData(new[] { 1, 5, 3 }, 1, false)]
    [InlineData(new[] { 5, 1, 5 }, 0, true)]
    [InlineData(new[] { 4, 4, 5 }, 2, false)]
    [InlineData(new[] { 0, 0, 0 }, 0, true)]
    [InlineData(new[] { 1, 5, 5, 2 }, 1, true)]
    public void SpikeCount_TakesMostSpikes(int[] counts, int expected, bool tie) =>
        Decoder.SpikeCount.Decide(Result(counts)).Should().Be(new Decision(expected, tie));

    [Fact]
    public void LastPotential_TakesTheHighest() =>
        Decoder.LastPotential.Decide(Result([9, 0, 0], last: [-1, -0.5, -2])).Should().Be(new Decision(1, false));

    [Theory]
    [InlineData(new[] { 1, 1, 1 }, new[] { 7, 3, 5 }, 1, false)]
    [InlineData(new[] { 0, 1, 1 }, new[] { -1, 3, 5 }, 1, false)]
    [InlineData(new[] { 2, 4, 1 }, new[] { 3, 3, 5 }, 1, false)]
    [InlineData(new[] { 4, 4, 9 }, new[] { 3, 3, 5 }, 0, true)]
    [InlineData(new[] { 0, 0, 0 }, new[] { -1, -1, -1 }, 0, true)]
    public void FirstSpike_TakesTheEarliestThenTheMost(int[] counts, int[] first, int expected, bool tie) =>
        Decoder.FirstSpike.Decide(Result(counts, first)).Should().Be(new Decision(expected, tie));

    [Fact]
    public void Find_EveryName_GivesItsDecoder() =>
        Decoder.All.Should().AllSatisfy(decoder => Decoder.Find(decoder.Name).Should().BeSameAs(decoder));

    [Fact]
    public void Find_MisspelledName_SuggestsTheNearest()
    {
        var find = () => Decoder.Find("spike-cuont");

        find.Should().Throw<InputErrorException>().Which.Diagnostic.ToString().Should().Contain("NC7013").And.Contain("'spike-count'?");
    }
}
