namespace NeuroChip.Emulator.Timing;

/// <summary>The links from one tile to another, one dimension after the other.</summary>
public struct RouteWalk
{
    readonly int _width, _height, _strideX, _strideY;
    readonly bool _yFirst;
    int _x, _y, _stepsX, _stepsY;

    /// <param name="yFirst">Along y before x.</param>
    public RouteWalk(TileMesh mesh, int fromTile, int toTile, bool yFirst = false)
    {
        (_width, _height) = (mesh.Width, mesh.Height);
        (_strideX, _strideY) = mesh.Order == TileOrder.ColumnByColumn ? (mesh.Height, 1) : (1, mesh.Width);
        _yFirst = yFirst;
        Tile = fromTile;
        (_x, _y) = mesh.PositionOf(fromTile);
        (_stepsX, _stepsY) = mesh.Steps(fromTile, toTile);
    }

    /// <summary>Tile × 4 + side of the link that <see cref="MoveNext"/> crossed.</summary>
    public int Link { get; private set; }

    /// <summary>Tile that it led into.</summary>
    public int Tile { get; private set; }

    public bool MoveNext()
    {
        if (_stepsX == 0 && _stepsY == 0)
        {
            return false;
        }

        if (_stepsX != 0 && (!_yFirst || _stepsY == 0))
        {
            Link = LinkTally.Link(Tile, _stepsX > 0 ? LinkSide.East : LinkSide.West);
            Tile += Step(ref _x, ref _stepsX, _width) * _strideX;
        }
        else
        {
            Link = LinkTally.Link(Tile, _stepsY > 0 ? LinkSide.North : LinkSide.South);
            Tile += Step(ref _y, ref _stepsY, _height) * _strideY;
        }

        return true;
    }

    // Change of the position, around the ring where it closes.
    static int Step(ref int position, ref int steps, int length)
    {
        var before = position;
        var direction = steps > 0 ? 1 : -1;
        steps -= direction;
        position += direction;
        position = position < 0 ? length - 1 : position == length ? 0 : position;
        return position - before;
    }
}
