using NeuroChip.Emulator.Planning;

namespace NeuroChip.Emulator.Timing;

/// <summary>Packets over every link in a whole run: spikes of each unit times the routes of its packets.</summary>
public static class TrafficLoads
{
    /// <param name="activations">[units]: spikes, each counted once whatever it carries.</param>
    public static LinkTally Count(ExecutionPlan plan, ReadOnlySpan<long> activations)
    {
        var image = plan.Image;
        var mesh = TileMesh.Of(image.Profile.Mesh);
        var yFirst = image.Profile.Noc?.Routing == Core.Hardware.RoutingRule.Yx;
        var links = new LinkTally(mesh);
        for (var unit = 0; unit < image.Units; unit++)
        {
            if (activations[unit] == 0 || plan.Packets.HomeOf(unit) is not (>= 0 and var home))
            {
                continue;
            }

            var from = mesh.TileOf(image.Cores[home].Core);
            foreach (ref readonly var target in plan.Packets.Of(unit))
            {
                var walk = new RouteWalk(mesh, from, mesh.TileOf(image.Cores[target.CoreIndex].Core), yFirst);
                while (walk.MoveNext())
                {
                    links.Add(walk.Link, activations[unit]);
                }
            }
        }

        return links;
    }
}
