using FsCheck;
using FsCheck.Fluent;
using NeuroChip.Training.Layers;

namespace NeuroChip.Training.Tests.Layers;

public class RowsTests
{
    [Fact]
    public void AddScaled_AnyLength_AddsElementByElement() => Prop.ForAll<short[]>(numbers =>
    {
        var row = numbers.Select(n => (double)n).ToArray();
        var sums = Enumerable.Range(0, row.Length + 1).Select(i => (double)i).ToArray();
        Rows.AddScaled(row, 0.5, sums);
        return sums[^1] == row.Length && row.Index().All(r => sums[r.Index] == r.Index + (0.5 * r.Item));
    }).QuickCheckThrowOnFailure();

    // Integers, so that the order of summation does not show.
    [Fact]
    public void Dot_AnyLength_SumsProducts() => Prop.ForAll<short[]>(numbers =>
    {
        var row = numbers.Select(n => (double)n).ToArray();
        return Rows.Dot(row, row) == numbers.Sum(n => (double)n * n);
    }).QuickCheckThrowOnFailure();
}
