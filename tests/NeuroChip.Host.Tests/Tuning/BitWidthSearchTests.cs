using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using NeuroChip.Host.Tuning;

namespace NeuroChip.Host.Tests.Tuning;

/// <summary>The search on made-up networks whose answer is known.</summary>
public class BitWidthSearchTests
{
    // Layer 0 needs 2 bits, layer 1 needs 4: uniform 4 is the first that serves both; then layer 0 alone goes down to 2.
    [Fact]
    public void Search_TwoLayersOfDifferentNeeds_FindsThem()
    {
        var search = new BitWidthSearch([1000, 10], 1, 8, bits => bits[0] >= 2 && bits[1] >= 4);

        search.Uniform()!.Value.Should().Equal(4, 4);
        search.Mixed([4, 4]).Should().Equal(2, 4);
    }

    [Fact]
    public void Uniform_NothingGoodEnough_IsNone() => new BitWidthSearch([1], 1, 8, _ => false).Uniform().Should().BeNull();

    // 5 bits dip, 3 and 4 are good again: the smallest good one counts.
    [Fact]
    public void Uniform_BelowADip_IsStillFound() => new BitWidthSearch([1], 1, 8, bits => bits[0] >= 3 && bits[0] != 5).Uniform()!.Value.Should().Equal(3);

    // A bit may go from one layer only: the one with more synapses.
    [Fact]
    public void Mixed_OneBitToSpare_GoesToTheLargestLayer() =>
        new BitWidthSearch([10, 1000], 1, 8, bits => bits.Sum() >= 7).Mixed([4, 4]).Should().Equal(4, 3);

    [Fact]
    public void Mixed_AnyNeeds_EndsWhereNoSingleBitCanGo() => Prop.ForAll<int, int, int>((a, b, c) =>
    {
        int[] needs = [.. new[] { a, b, c }.Select(need => 1 + (Math.Abs(need % 8)))];
        bool Good(ImmutableArray<int> bits) => bits.Zip(needs).All(pair => pair.First >= pair.Second);
        return new BitWidthSearch([1, 2, 3], 1, 8, Good).Mixed([8, 8, 8]).SequenceEqual(needs);
    }).QuickCheckThrowOnFailure();
}
