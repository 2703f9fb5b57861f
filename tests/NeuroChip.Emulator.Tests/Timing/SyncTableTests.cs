using NeuroChip.Emulator.Timing;

namespace NeuroChip.Emulator.Tests.Timing;

public class SyncTableTests
{
    readonly SyncTable _table = new([(4, 1.4e-6), (1, 0.6e-6), (2, 1e-6)]);

    [Theory]
    [InlineData(1, 0.6e-6)]
    [InlineData(2, 1e-6)]
    [InlineData(3, 1e-6)]
    [InlineData(4, 1.4e-6)]
    [InlineData(1000, 1.4e-6)]
    public void Seconds_ByTiles_IsTheLargestEntryNotAbove(int tiles, double seconds) => _table.Seconds(tiles).Should().Be(seconds);

    [Fact]
    public void Seconds_FewerTilesThanAnyEntry_IsZero() => _table.Seconds(0).Should().Be(0);
}
