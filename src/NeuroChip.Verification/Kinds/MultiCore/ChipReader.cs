using System.Text.Json;
using NeuroChip.Emulator.Timing;

namespace NeuroChip.Verification.Kinds.MultiCore;

/// <summary>Reads the hardware of a case.</summary>
static class ChipReader
{
    const int MostCores = 1 << 20;

    public static MultiCoreChip Read(JsonElement arch) => new(
        Mesh(arch),
        Require.AtLeast(1, arch, "max_neurons_per_core"),
        Require.AtLeast(1, arch, "link_buffer_size"),
        new SyncTable(arch.Field("sync_table").Items().Select(SyncEntry).ToArray()),
        Costs(arch.Field("costs")));

    static TileMesh Mesh(JsonElement arch)
    {
        var mesh = arch.Field("mesh");
        var (width, height) = (Require.AtLeast(1, mesh, "width"), Require.AtLeast(1, mesh, "height"));
        var coresPerTile = Require.AtLeast(1, arch, "cores_per_tile");

        // A route over a long mesh is a walk over its links, and each tile has its own.
        return (Int128)width * height * coresPerTile <= MostCores
            ? new(width, height, coresPerTile)
            : throw new VectorFormatException($"'mesh' of {width} × {height} tiles with {coresPerTile} cores each has more than {MostCores} cores");
    }

    static (int Tiles, double Seconds) SyncEntry(JsonElement entry) =>
        entry.Doubles() is [var tiles, var seconds] && tiles == Math.Floor(tiles) && tiles is >= 0 and <= int.MaxValue && Require.IsCost(seconds)
            ? ((int)tiles, seconds)
            : throw new VectorFormatException("'sync_table' is a list of pairs: a number of tiles, and seconds of 0 or more");

    static EventCosts Costs(JsonElement costs)
    {
        var soma = costs.Field("soma");
        return new()
        {
            SomaAccess = Cost(soma, "energy_access", "latency_access"),
            SomaUpdate = Cost(soma, "energy_update", "latency_update"),
            SomaSpike = Cost(soma, "energy_spike", "latency_spike"),
            AxonOut = Cost(costs.Field("axon_out"), "energy", "latency"),
            AxonIn = Cost(costs.Field("axon_in"), "energy", "latency"),
            Synapse = Cost(costs.Field("synapse"), "energy", "latency"),
            HopEast = Hop(costs, "east"),
            HopWest = Hop(costs, "west"),
            HopNorth = Hop(costs, "north"),
            HopSouth = Hop(costs, "south"),
        };
    }

    static EventCost Hop(JsonElement costs, string direction) =>
        new(Require.Cost(costs.Field("hop_energy"), direction), Require.Cost(costs.Field("hop_latency"), direction));

    static EventCost Cost(JsonElement costs, string energy, string latency) => new(Require.Cost(costs, energy), Require.Cost(costs, latency));
}
