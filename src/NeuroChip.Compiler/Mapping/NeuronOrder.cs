using NeuroChip.Core.Networks;

namespace NeuroChip.Compiler.Mapping;

/// <summary>
/// Order in which the neurons of a population fill cores. In feature maps [channels × height × width], positions follow the Z-order curve (Morton
/// 1966) with all channels at each: any run of neurons then is a compact patch that shares its inputs. Everything else is taken row-major.
/// </summary>
static class NeuronOrder
{
    public static int[] Of(Shape shape)
    {
        if (shape.Rank != 3 || shape[1] * shape[2] == 1)
        {
            return [.. Enumerable.Range(0, shape.Count)];
        }

        var (channels, width, area) = (shape[0], shape[2], shape[1] * shape[2]);
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
