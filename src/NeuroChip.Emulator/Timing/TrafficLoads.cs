using NeuroChip.Emulator.Planning;

namespace NeuroChip.Emulator.Timing;

/// <summary>Packets over every link in a whole run: spikes of each unit times the routes of its packets.</summary>
public static class TrafficLoads
{
    /// <param name="activations">[units]: spikes, each counted once whatever it carries.</param>
    public static LinkTally Count(ExecutionPlan plan, ReadOnlySpan<long> activations)
    {
        var routes = new SpikeRoutes(plan);
        var links = new LinkTally(TileMesh.Of(plan.Image.Profile.Mesh));
        for (var unit = 0; unit < plan.Image.Units; unit++)
        {
            if (activations[unit] != 0 && plan.Packets.HomeOf(unit) >= 0)
            {
                foreach (var link in routes.LinksOf(unit))
                {
                    links.Add(link, activations[unit]);
                }
            }
        }

        return links;
    }
}
