namespace NeuroChip.Emulator.Timing;

/// <summary>
/// How much of the messages in flight lies on each link. A link is known by the tile that it leads into and the side it comes from; every
/// core has a link of its own into its tile. A message spreads evenly over its route's links and the way out at its end, which is the
/// receiver's and which nobody else waits for.
/// </summary>
sealed class LinkOccupancy
{
    const int FromWest = 0;
    const int FromEast = 1;
    const int FromSouth = 2;
    const int FromNorth = 3;
    const int Sides = 4;

    readonly TileMesh _mesh;
    readonly int _linksPerTile;
    readonly double[] _messages;
    readonly int[] _route;

    public LinkOccupancy(TileMesh mesh)
    {
        _mesh = mesh;
        _linksPerTile = Sides + mesh.CoresPerTile;
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
        var route = Route(fromCore, toCore);
        var share = messages / (route.Length + 1.0);
        foreach (var link in route)
        {
            _messages[link] += share;
        }
    }

    /// <summary>The link into the source's tile, then one for each hop: along x first. Valid until the next call.</summary>
    ReadOnlySpan<int> Route(int fromCore, int toCore)
    {
        var (x, y) = _mesh.PositionOf(_mesh.TileOf(fromCore));
        var (toX, toY) = _mesh.PositionOf(_mesh.TileOf(toCore));
        var links = 0;
        _route[links++] = Link(x, y, Sides + (fromCore % _mesh.CoresPerTile));
        var (stepX, sideX) = toX > x ? (1, FromWest) : (-1, FromEast);
        while (x != toX)
        {
            x += stepX;
            _route[links++] = Link(x, y, sideX);
        }

        var (stepY, sideY) = toY > y ? (1, FromSouth) : (-1, FromNorth);
        while (y != toY)
        {
            y += stepY;
            _route[links++] = Link(x, y, sideY);
        }

        return _route.AsSpan(0, links);
    }

    int Link(int x, int y, int side) => (((x * _mesh.Height) + y) * _linksPerTile) + side;
}
