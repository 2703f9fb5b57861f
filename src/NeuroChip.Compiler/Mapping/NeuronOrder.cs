using NeuroChip.Core.Networks;

namespace NeuroChip.Compiler.Mapping;

/// <summary>
/// Order in which the neurons of a population fill cores. In sheets [height × width] and feature maps [channels × height × width], positions follow the Z-order curve
/// (Morton 1966) with all channels at each: any run of neurons then is a compact patch that shares its inputs. Everything else is taken row-major.
/// </summary>
static class NeuronOrder
{
    public static int[] Of(Shape shape)
    {
        var (channels, height, width) = shape.Rank switch { 3 => (shape[0], shape[1], shape[2]), 2 => (1, shape[0], shape[1]), _ => (shape.Count, 1, 1) };
        var area = height * width;
        if (area == 1 || height == 1)
        {
            return [.. Enumerable.Range(0, shape.Count)];
        }

        var positions = Enumerable.Range(0, area).OrderBy(position => ZOrder(position / width, position % width));
        return [.. positions.SelectMany(position => Enumerable.Range(0, channels).Select(channel => (channel * area) + position))];
    }

    static ulong ZOrder(int row, int column) => (Spread(row) << 1) | Spread(column);

    // Bit k moves to bit 2k.
    static ulong Spread(int value)
    {
        var spread = 0UL;
        for (var bit = 0; value >> bit != 0; bit++)
        {
            spread |= (ulong)((value >> bit) & 1) << (2 * bit);
        }

        return spread;
    }
}
