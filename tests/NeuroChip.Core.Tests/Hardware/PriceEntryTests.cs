using NeuroChip.Core.Hardware;

namespace NeuroChip.Core.Tests.Hardware;

public class PriceEntryTests
{
    static readonly PriceEntry Price = new()
    {
        Event = EventKind.Barrier,
        Value = 5,
        How = Evidence.Assumed,
        Scope = PriceScope.PerTerm,
        Source = "",
    };

    [Fact]
    public void ValueAt_WithoutTable_IsTheValue() => Price.ValueAt(7).Should().Be(5);

    [Theory]
    [InlineData(1, 10)] // before the first point
    [InlineData(2, 10)]
    [InlineData(3, 14)] // 10 + (30 − 10) · 1/5
    [InlineData(7, 30)]
    [InlineData(900, 30)] // beyond the last point
    public void ValueAt_Table_IsLinearBetweenPointsAndConstantOutside(int tiles, double expected) =>
        (Price with { ByTiles = [new(2, 10), new(7, 30)] }).ValueAt(tiles).Should().Be(expected);
}
