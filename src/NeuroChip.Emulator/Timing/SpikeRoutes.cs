using System.Runtime.InteropServices;
using NeuroChip.Core.Hardware;
using NeuroChip.Emulator.Planning;

namespace NeuroChip.Emulator.Timing;

/// <summary>
/// The links that a spike's packets cross: on the way to each core, or once for all cores where the chip has multicast. Routes that choose their way as
/// they go cross as many links in x and in y as the dimension-ordered ones here.
/// </summary>
public sealed class SpikeRoutes
{
    readonly ExecutionPlan _plan;
    readonly TileMesh _mesh;
    readonly bool _yFirst;
    readonly List<int> _links = [];
    readonly HashSet<int> _crossed = [];

    public SpikeRoutes(ExecutionPlan plan)
    {
        var profile = plan.Image.Profile;
        (_plan, _mesh) = (plan, TileMesh.Of(profile.Mesh));
        _yFirst = profile.Noc?.Routing == RoutingRule.Yx;
        Multicast = profile.Noc is { Multicast: true };
    }

    /// <summary>Whether one packet serves all cores, and is copied where their ways part.</summary>
    public bool Multicast { get; }

    /// <summary>One for every crossing; valid until the next call.</summary>
    /// <param name="unit">Not an input.</param>
    public ReadOnlySpan<int> LinksOf(int unit)
    {
        _links.Clear();
        _crossed.Clear();
        var from = _mesh.TileOf(_plan.Image.Cores[_plan.Packets.HomeOf(unit)].Core);
        foreach (ref readonly var target in _plan.Packets.Of(unit))
        {
            var walk = new RouteWalk(_mesh, from, _mesh.TileOf(_plan.Image.Cores[target.CoreIndex].Core), _yFirst);
            while (walk.MoveNext())
            {
                if (!Multicast || _crossed.Add(walk.Link))
                {
                    _links.Add(walk.Link);
                }
            }
        }

        return CollectionsMarshal.AsSpan(_links);
    }
}
