using NeuroChip.Core.Images;
using NeuroChip.Core.Networks;
using NeuroChip.Formats.Png;

namespace NeuroChip.Host.Reports;

/// <summary>
/// The fields of a projection as one picture: a tile for each target neuron, laid out like its sources, with their weights as colours. Zero is
/// white, positive weights go to dark red, negative ones to dark blue; the largest magnitude of the projection has the full colour.
/// </summary>
sealed class FieldPicture
{
    const int Border = 1, LeastWidth = 800;

    static readonly (byte Red, byte Green, byte Blue) Positive = (120, 0, 20), Negative = (10, 40, 130), Between = (128, 128, 128);

    readonly int[] _fields;
    readonly int _neurons, _sources, _tileHeight, _tileWidth, _columns, _scale, _largest;
    readonly byte[] _pixels;

    FieldPicture(int[] fields, int neurons, Shape sourceShape)
    {
        _fields = fields;
        (_neurons, _sources) = (neurons, sourceShape.Count);
        (_tileHeight, _tileWidth) = TileOf(sourceShape);
        _columns = (int)Math.Ceiling(Math.Sqrt(neurons));
        _scale = Math.Max(1, LeastWidth / (_columns * (_tileWidth + Border)));
        _largest = Math.Max(1, fields.Max(Math.Abs));
        Width = (Border + (_columns * (_tileWidth + Border))) * _scale;
        Height = (Border + ((neurons + _columns - 1) / _columns * (_tileHeight + Border))) * _scale;
        _pixels = new byte[checked(Width * Height * PngWriter.Channels)];
    }

    public int Width { get; }

    public int Height { get; }

    /// <param name="projection">Index in the image; it has at least one source and one target.</param>
    public static FieldPicture Of(ChipImage image, int projection)
    {
        var shape = image.Projections[projection];
        var picture = new FieldPicture(ProjectionWeights.FieldsOf(image, projection), image.Populations[shape.Target].Count, SourceShape(image, shape));
        picture.Draw();
        return picture;
    }

    static Shape SourceShape(ChipImage image, ProjectionImage projection) =>
        image.Inputs.Select(input => (input.FirstUnit, input.Shape)).Concat(image.Populations.Select(p => (p.FirstUnit, p.Shape)))
            .Where(group => group.FirstUnit == projection.SourceFirstUnit && group.Shape.Count == projection.SourceCount)
            .Select(group => group.Shape).DefaultIfEmpty(new Shape(projection.SourceCount)).First();

    public void Write(Stream stream) => PngWriter.Write(stream, Width, Height, _pixels);

    // The last two axes; planes of more axes stand below each other. A line of a square number of sources is drawn as a square.
    static (int Height, int Width) TileOf(Shape shape)
    {
        var root = (int)Math.Sqrt(shape.Count);
        var width = shape.Rank > 1 ? shape[shape.Rank - 1] : root * root == shape.Count ? root : shape.Count;
        return (shape.Count / width, width);
    }

    void Draw()
    {
        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width; x++)
            {
                var (red, green, blue) = ColourAt(y / _scale, x / _scale);
                var at = ((y * Width) + x) * PngWriter.Channels;
                (_pixels[at], _pixels[at + 1], _pixels[at + 2]) = (red, green, blue);
            }
        }
    }

    (byte Red, byte Green, byte Blue) ColourAt(int row, int column)
    {
        var (tileRow, y) = Math.DivRem(row - Border, _tileHeight + Border);
        var (tileColumn, x) = Math.DivRem(column - Border, _tileWidth + Border);
        var neuron = (tileRow * _columns) + tileColumn;
        return row < Border || column < Border || y >= _tileHeight || x >= _tileWidth || neuron >= _neurons
            ? Between
            : ColourOf(_fields[(neuron * _sources) + (y * _tileWidth) + x]);
    }

    (byte Red, byte Green, byte Blue) ColourOf(int code)
    {
        var full = code < 0 ? Negative : Positive;
        var magnitude = Math.Abs(code);
        return (Mix(full.Red, magnitude), Mix(full.Green, magnitude), Mix(full.Blue, magnitude));
    }

    byte Mix(byte full, int magnitude) => (byte)(byte.MaxValue - ((byte.MaxValue - full) * magnitude / _largest));
}
