using NeuroChip.Core.Networks;

namespace NeuroChip.Compiler.Mapping;

/// <summary>
/// Order in which the neurons of a population fill cores. Feature maps [channels × height × width] are taken tile by tile with all channels,
/// because neighbours share inputs: a core then needs few axons. Everything else is taken row-major.
/// </summary>
static class NeuronOrder
{
    /// <param name="capacity">Neurons that a core holds; the tile is the squarest one of that many.</param>
    public static IEnumerable<int> Of(Shape shape, int capacity)
    {
        if (shape.Rank != 3 || shape[1] * shape[2] == 1)
        {
            return Enumerable.Range(0, shape.Count);
        }

        var area = Math.Clamp(capacity / Math.Max(1, shape[0]), 1, shape[1] * shape[2]);
        var tileHeight = Math.Min(shape[1], (int)Math.Sqrt(area));
        var tileWidth = Math.Min(shape[2], area / tileHeight);
        return Tiles(shape[0], shape[1], shape[2], tileHeight, tileWidth);
    }

    static IEnumerable<int> Tiles(int channels, int height, int width, int tileHeight, int tileWidth)
    {
        for (var top = 0; top < height; top += tileHeight)
        {
            for (var left = 0; left < width; left += tileWidth)
            {
                for (var channel = 0; channel < channels; channel++)
                {
                    for (var row = top; row < Math.Min(height, top + tileHeight); row++)
                    {
                        for (var column = left; column < Math.Min(width, left + tileWidth); column++)
                        {
                            yield return (((channel * height) + row) * width) + column;
                        }
                    }
                }
            }
        }
    }
}
