using NeuroChip.Core.Hardware;
using NeuroChip.Emulator.Timing;

namespace NeuroChip.Emulator.Noc;

/// <summary>
/// The ports of all routers and how links join them. Ports 0 to 3 of a router are its sides, the others its cores. A channel is one virtual channel
/// of a port: as an output it is numbered (router · ports + port) · channels + channel, and so is the buffer of the input of the same numbers.
/// </summary>
sealed class NocPorts
{
    readonly TileMesh _mesh;
    readonly NocSpec _spec;
    readonly int[] _neighbour;
    readonly int[] _linkCycles;
    readonly int[] _interval;
    readonly (int X, int Y)[] _positions;
    readonly int[] _tileOf;

    // By channel: divisions would be asked for again and again.
    readonly int[] _routerOf;
    readonly ushort[] _portOf;
    readonly byte[] _channelOf;

    public NocPorts(TileMesh mesh, NocSpec spec)
    {
        (_mesh, _spec) = (mesh, spec);
        Ports = LinkTally.Sides + mesh.CoresPerTile;
        Channels = spec.VirtualChannels;
        _neighbour = new int[mesh.Tiles * LinkTally.Sides];
        _linkCycles = new int[_neighbour.Length];
        _interval = new int[_neighbour.Length];
        _positions = [.. Enumerable.Range(0, mesh.Tiles).Select(mesh.PositionOf)];
        _tileOf = [.. Enumerable.Range(0, mesh.Cores).Select(mesh.TileOf)];
        var channels = checked(mesh.Tiles * Ports * Channels);
        (_routerOf, _portOf, _channelOf) = (new int[channels], new ushort[channels], new byte[channels]);
        for (var channel = 0; channel < channels; channel++)
        {
            _routerOf[channel] = channel / (Ports * Channels);
            _portOf[channel] = (ushort)(channel / Channels % Ports);
            _channelOf[channel] = (byte)(channel % Channels);
        }

        for (var link = 0; link < _neighbour.Length; link++)
        {
            var (tile, side) = (link / LinkTally.Sides, (LinkSide)(link % LinkTally.Sides));
            _neighbour[link] = mesh.Neighbour(tile, side) ?? -1;
            var leaves = _neighbour[link] >= 0 && ChipOf(tile) != ChipOf(_neighbour[link]);
            (_linkCycles[link], _interval[link]) = leaves ? (spec.ChipLinkCycles, spec.ChipLinkInterval) : (spec.LinkCycles, 1);
        }
    }

    public int Routers => _mesh.Tiles;

    public int Ports { get; }

    public int Channels { get; }

    /// <summary>Most cycles over any link.</summary>
    public int LongestLink => _linkCycles.Max();

    /// <summary>Channels of all ports of all routers.</summary>
    public int All => _routerOf.Length;

    public int RouterOf(int channel) => _routerOf[channel];

    public int PortOf(int channel) => _portOf[channel];

    /// <summary>Number of a channel within its port.</summary>
    public int ChannelOf(int channel) => _channelOf[channel];

    /// <summary>First channel of a port.</summary>
    public int First(int router, int port) => ((router * Ports) + port) * Channels;

    public static bool IsSide(int port) => port < LinkTally.Sides;

    public int CoreAt(int router, int port) => (router * _mesh.CoresPerTile) + port - LinkTally.Sides;

    public int PortOfCore(int core) => LinkTally.Sides + (core % _mesh.CoresPerTile);

    public int TileOf(int core) => _tileOf[core];

    /// <summary>The buffer that an output channel of a side fills; and, links running both ways, the output channel that fills a buffer of a side.</summary>
    public int Downstream(int channel)
    {
        var (router, side) = (RouterOf(channel), PortOf(channel));
        return First(_neighbour[(router * LinkTally.Sides) + side], Opposite(side)) + ChannelOf(channel);
    }

    public int LinkCycles(int router, int side) => _linkCycles[(router * LinkTally.Sides) + side];

    public int Interval(int router, int side) => _interval[(router * LinkTally.Sides) + side];

    /// <summary>Side that leads nearer to a tile by the routing rule; −1: this is the tile. West first: the side to the west, or <see cref="Adaptive"/>.</summary>
    public int SideTo(int router, int toTile)
    {
        if (router == toTile)
        {
            return -1;
        }

        var (x, y) = Steps(router, toTile);
        var alongX = x > 0 ? (int)LinkSide.East : (int)LinkSide.West;
        var alongY = y > 0 ? (int)LinkSide.North : (int)LinkSide.South;
        return _spec.Routing switch
        {
            RoutingRule.Xy => x != 0 ? alongX : alongY,
            RoutingRule.Yx => y != 0 ? alongY : alongX,
            _ => x < 0 ? alongX : Adaptive,
        };
    }

    /// <summary>Stands for a side that is chosen when a channel is free.</summary>
    public const int Adaptive = -2;

    /// <summary>Sides that lead nearer to a tile, for adaptive routes; −1 for none.</summary>
    public (int X, int Y) SidesTo(int router, int toTile)
    {
        var (x, y) = Steps(router, toTile);
        return (x > 0 ? (int)LinkSide.East : x < 0 ? (int)LinkSide.West : -1, y > 0 ? (int)LinkSide.North : y < 0 ? (int)LinkSide.South : -1);
    }

    /// <summary>
    /// Channels of a link that a packet may take. On a ring a packet takes the lower half before the link that closes the ring and the upper half
    /// from there on: no circle of waiting packets can close.
    /// </summary>
    public (int From, int To) ChannelsFor(int router, int side, int sourceTile)
    {
        if (!_mesh.Wraps || Channels == 1)
        {
            return (0, Channels);
        }

        var (here, source) = (_positions[router], _positions[sourceTile]);
        var crossed = (LinkSide)side switch
        {
            LinkSide.East => here.X < source.X || here.X == _mesh.Width - 1,
            LinkSide.West => here.X > source.X || here.X == 0,
            LinkSide.North => here.Y < source.Y || here.Y == _mesh.Height - 1,
            _ => here.Y > source.Y || here.Y == 0,
        };
        return crossed ? (Channels / 2, Channels) : (0, Channels / 2);
    }

    (int X, int Y) Steps(int from, int to) =>
        _mesh.Wraps ? _mesh.Steps(from, to) : (_positions[to].X - _positions[from].X, _positions[to].Y - _positions[from].Y);

    static int Opposite(int side) => side ^ 1;

    (int X, int Y) ChipOf(int tile)
    {
        var (x, y) = _mesh.PositionOf(tile);
        return (x / (_spec.ChipWidth ?? _mesh.Width), y / (_spec.ChipHeight ?? _mesh.Height));
    }
}
