using NeuroChip.Emulator.Timing;

namespace NeuroChip.Emulator.Tests.Timing;

public class TileMeshTests
{
    [Fact]
    public void Hops_BetweenNumberedTiles_GoColumnByColumn()
    {
        // 3 × 2 tiles of two cores:   y=1   tiles 1 3 5
        //                             y=0   tiles 0 2 4
        var mesh = new TileMesh(3, 2, 2);

        mesh.Hops(fromCore: 0, toCore: 1).Should().Be(new HopCount(0, 0, 0, 0));
        mesh.Hops(fromCore: 0, toCore: 2).Should().Be(new HopCount(0, 0, North: 1, 0));
        mesh.Hops(fromCore: 1, toCore: 11).Should().Be(new HopCount(East: 2, 0, North: 1, 0));
        mesh.Hops(fromCore: 10, toCore: 5).Should().Be(new HopCount(0, West: 1, 0, South: 1));
    }

    /// <summary>Merolla et al. 2014: 21.3 hops along each axis between uniformly random cores of 64 × 64; in closed form (64 − 1/64) / 3.</summary>
    [Fact]
    public void Hops_AllPairsOf64By64_MeanIsTheClosedForm()
    {
        var mesh = new TileMesh(64, 64, 1);
        var all = default(HopCount);
        for (var from = 0; from < mesh.Cores; from++)
        {
            for (var to = 0; to < mesh.Cores; to++)
            {
                all += mesh.Hops(from, to);
            }
        }

        var pairs = (double)mesh.Cores * mesh.Cores;
        ((all.East + all.West) / pairs).Should().Be((64 - (1.0 / 64)) / 3);
        ((all.North + all.South) / pairs).Should().Be((64 - (1.0 / 64)) / 3);
    }
}
