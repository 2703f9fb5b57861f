namespace NeuroChip.Emulator.Timing;

/// <summary>Direction of a link, as seen from the tile that it leaves.</summary>
public enum LinkSide
{
    East,
    West,
    North,
    South,
}

/// <summary>Counts what crosses the links between tiles. A link is known by the tile that it leaves and its direction.</summary>
public sealed class LinkTally(TileMesh mesh)
{
    public const int Sides = 4;

    readonly long[] _crossed = new long[checked(mesh.Tiles * Sides)];
    readonly List<int> _used = [];

    /// <summary>Links that anything crossed, in the order of their first use.</summary>
    public IReadOnlyList<int> Used => _used;

    public long this[int link] => _crossed[link];

    /// <summary>[links]: tile × 4 + side.</summary>
    public ReadOnlySpan<long> Crossed => _crossed;

    public static int Link(int tile, LinkSide side) => (tile * Sides) + (int)side;

    /// <summary>Whether a link leads along x.</summary>
    public static bool IsAlongX(int link) => (LinkSide)(link % Sides) is LinkSide.East or LinkSide.West;

    public void Add(int link, long crossings)
    {
        if (_crossed[link] == 0 && crossings != 0)
        {
            _used.Add(link);
        }

        _crossed[link] += crossings;
    }

    public void Clear()
    {
        foreach (var link in _used)
        {
            _crossed[link] = 0;
        }

        _used.Clear();
    }

    /// <summary>The link that most crossed; of several the first one; −1 where nothing crossed any.</summary>
    public int Busiest()
    {
        var busiest = -1;
        foreach (var link in _used)
        {
            if (busiest < 0 || _crossed[link] > _crossed[busiest] || (_crossed[link] == _crossed[busiest] && link < busiest))
            {
                busiest = link;
            }
        }

        return busiest;
    }
}
