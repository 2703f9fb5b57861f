using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Hardware;
using NeuroChip.Core.Images;

namespace NeuroChip.Compiler.Verification;

/// <summary>
/// What routers and the links between chips can hold: entries of a tile's routing table, one for each source core whose messages start, end, turn or part at it (what only
/// passes straight needs none, as on SpiNNaker), and packets over a link between chips in a tick in which every neuron spikes once.
/// </summary>
sealed class MeshCheck
{
    readonly ChipImage _image;
    readonly MeshSpec _mesh;
    readonly NocSpec? _noc;
    readonly int[] _home;
    readonly Dictionary<int, int> _entries = [];
    readonly Dictionary<(int From, int To), long> _crossings = [];

    MeshCheck(ChipImage image)
    {
        (_image, _mesh, _noc) = (image, image.Profile.Mesh, image.Profile.Noc);
        _home = new int[image.Units];
        Array.Fill(_home, -1);
        foreach (var core in image.Cores)
        {
            foreach (var unit in core.Neurons)
            {
                _home[unit] = core.Core;
            }
        }
    }

    public static void Verify(ChipImage image, DiagnosticBag diagnostics)
    {
        if (image.Profile is not ({ Mesh.RoutingEntries: not null } or { Noc.ChipLinkPackets: not null }))
        {
            return;
        }

        var check = new MeshCheck(image);
        var destinations = check.Destinations();
        check.VerifyTables(destinations, diagnostics);
        check.VerifyChipLinks(destinations, diagnostics);
    }

    // Cores that each neuron's spikes leave its own for.
    Dictionary<int, SortedSet<int>> Destinations()
    {
        var destinations = new Dictionary<int, SortedSet<int>>();
        foreach (var core in _image.Cores)
        {
            foreach (var unit in core.Axons.Select(axon => axon.SourceUnit).Where(unit => _home[unit] >= 0 && _home[unit] != core.Core))
            {
                (destinations.TryGetValue(unit, out var cores) ? cores : destinations[unit] = []).Add(core.Core);
            }
        }

        return destinations;
    }

    void VerifyTables(Dictionary<int, SortedSet<int>> destinations, DiagnosticBag diagnostics)
    {
        if (_mesh.RoutingEntries is not { } limit)
        {
            return;
        }

        foreach (var source in destinations.GroupBy(unit => _home[unit.Key]))
        {
            CountEntries(source.Key, source.SelectMany(unit => unit.Value).Distinct());
        }

        var fullest = _entries.OrderByDescending(tile => tile.Value).ThenBy(tile => tile.Key).FirstOrDefault();
        if (fullest.Value > limit)
        {
            diagnostics.Add(LoweringCodes.RoutingEntries.With(
                $"Tile ({fullest.Key % _mesh.Width}, {fullest.Key / _mesh.Width}) needs {fullest.Value} routing entries; a router of '{_image.Profile.Name}' has {limit}."
                + SmallestChange.To("mesh.routingEntries", fullest.Value)));
        }
    }

    void CountEntries(int source, IEnumerable<int> cores)
    {
        // Where messages come from at each tile, and where they go on to; −1 for the tile's own cores.
        var ways = new Dictionary<int, (int From, HashSet<int> To)>();
        foreach (var core in cores)
        {
            var from = -1;
            foreach (var (tile, next) in Way(source, core))
            {
                (ways.TryGetValue(tile, out var way) ? way : ways[tile] = (from, [])).To.Add(next);
                from = tile;
            }
        }

        foreach (var (tile, (from, to)) in ways)
        {
            var passes = from >= 0 && to.Count == 1 && to.First() >= 0 && IsStraight(from, tile, to.First());
            _entries[tile] = _entries.GetValueOrDefault(tile) + (passes ? 0 : 1);
        }
    }

    bool IsStraight(int from, int tile, int to) =>
        from % _mesh.Width == to % _mesh.Width ? tile % _mesh.Width == to % _mesh.Width : from / _mesh.Width == to / _mesh.Width;

    void VerifyChipLinks(Dictionary<int, SortedSet<int>> destinations, DiagnosticBag diagnostics)
    {
        if (_noc?.ChipLinkPackets is not { } limit)
        {
            return;
        }

        foreach (var (unit, cores) in destinations)
        {
            var crossings = cores.SelectMany(core => Way(_home[unit], core)).Where(step => step.Next >= 0 && ChipOf(step.Tile) != ChipOf(step.Next));
            foreach (var link in _noc.Multicast ? crossings.Distinct() : crossings)
            {
                _crossings[link] = _crossings.GetValueOrDefault(link) + 1;
            }
        }

        var (busiest, packets) = _crossings.OrderByDescending(link => link.Value).ThenBy(link => link.Key).FirstOrDefault();
        if (packets > limit)
        {
            diagnostics.Add(LoweringCodes.ChipLinkPackets.With(
                $"The link between chips from tile ({busiest.From % _mesh.Width}, {busiest.From / _mesh.Width}) to ({busiest.To % _mesh.Width}, {busiest.To / _mesh.Width}) carries {packets} packets in a tick in which all neurons spike; "
                + $"one of '{_image.Profile.Name}' carries {limit}." + SmallestChange.To("noc.chipLinkPackets", packets)));
        }
    }

    (int X, int Y) ChipOf(int tile) => (tile % _mesh.Width / (_noc!.ChipWidth ?? _mesh.Width), tile / _mesh.Width / (_noc.ChipHeight ?? _mesh.Height));

    // Tiles on the way and the next one of each; −1 at the end. One dimension after the other; adaptive routes are taken as x before y.
    IEnumerable<(int Tile, int Next)> Way(int fromCore, int toCore)
    {
        var (x, y) = _mesh.TileOf(fromCore);
        var (dx, dy) = _mesh.Hops(fromCore, toCore);
        var yFirst = _noc?.Routing == RoutingRule.Yx;
        while (dx != 0 || dy != 0)
        {
            var tile = (y * _mesh.Width) + x;
            if (dx != 0 && (!yFirst || dy == 0))
            {
                (x, dx) = ((x + Math.Sign(dx) + _mesh.Width) % _mesh.Width, dx - Math.Sign(dx));
            }
            else
            {
                (y, dy) = ((y + Math.Sign(dy) + _mesh.Height) % _mesh.Height, dy - Math.Sign(dy));
            }

            yield return (tile, (y * _mesh.Width) + x);
        }

        yield return ((y * _mesh.Width) + x, -1);
    }
}
