namespace NeuroChip.Emulator.Timing;

/// <summary>
/// How much of the messages in flight lies on each link. Every core has a link of its own into its tile. A message spreads evenly over its
/// route's links and the way out at its end, which is the receiver's and which nobody else waits for.
/// </summary>
sealed class LinkOccupancy
{
    readonly TileMesh _mesh;
    readonly int _linksPerTile;
    readonly double[] _messages;
    readonly int[] _route;
    readonly LinkTally _tally;

    public LinkOccupancy(TileMesh mesh, LinkTally tally)
    {
        _mesh = mesh;
        _tally = tally;
        _linksPerTile = LinkTally.Sides + mesh.CoresPerTile;
        _messages = new double[checked(mesh.Tiles * _linksPerTile)];
        _route = new int[mesh.Width + mesh.Height - 1];
    }

    public void Clear() => Array.Clear(_messages);

    /// <summary>Messages on the links of a route; not whole ones.</summary>
    public double On(int fromCore, int toCore)
    {
        var sum = 0.0;
        foreach (var link in Route(fromCore, toCore))
        {
            sum += _messages[link];
        }

        return sum;
    }

    /// <summary>A message enters the network (+1) or leaves it (-1).</summary>
    public void Add(int fromCore, int toCore, int messages)
    {
        var route = Route(fromCore, toCore, tally: messages > 0);
        var share = messages / (route.Length + 1.0);
        foreach (var link in route)
        {
            _messages[link] += share;
        }
    }

    /// <summary>The link into the source's tile, then one for each hop: along x first. Valid until the next call.</summary>
    ReadOnlySpan<int> Route(int fromCore, int toCore, bool tally = false)
    {
        var (from, to) = (_mesh.TileOf(fromCore), _mesh.TileOf(toCore));
        var links = 0;
        _route[links++] = (from * _linksPerTile) + LinkTally.Sides + (fromCore % _mesh.CoresPerTile);
        var walk = new RouteWalk(_mesh, from, to);
        while (walk.MoveNext())
        {
            _route[links++] = (walk.Link / LinkTally.Sides * _linksPerTile) + (walk.Link % LinkTally.Sides);
            if (tally)
            {
                _tally.Add(walk.Link, 1);
            }
        }

        return _route.AsSpan(0, links);
    }
}
