using NeuroChip.Core.Random;
using NeuroChip.Devices.Mapping;

namespace NeuroChip.Devices.Programming;

/// <summary>Errors of whole arrays. A device's address is its array's number, its cell and its sign.</summary>
public static class CellErrors
{
    // Reads of one product that an array's number leaves room for: the digits of an input of 30 bits.
    const uint SlicesPerProduct = 32;

    /// <summary>The chip that programming with this seed gives: the same for every input, order and thread.</summary>
    public static MappedWeights Program(MappedWeights weights, DeviceError error, ulong seed) =>
        weights with { Arrays = [.. weights.Arrays.Select(array => Apply(array, error, seed, RandomStream.DeviceProgramming, 0, 0))] };

    /// <summary>An array as one read sees it.</summary>
    /// <param name="read">Number of the product.</param>
    /// <param name="slice">Number of the read within the product.</param>
    public static CellArray Read(CellArray array, DeviceError noise, ulong seed, uint read, int slice) =>
        Apply(array, noise, seed, RandomStream.DeviceRead, read, (uint)slice);

    static CellArray Apply(CellArray array, DeviceError error, ulong seed, RandomStream stream, uint tick, uint slice)
    {
        var draw = ((uint)array.Number * SlicesPerProduct) + slice;
        return array with
        {
            Positive = array.Positive.Select((target, cell) => error.Apply(target, seed, stream, 2 * (uint)cell, tick, draw)),
            Negative = array.Negative?.Select((target, cell) => error.Apply(target, seed, stream, (2 * (uint)cell) + 1, tick, draw)),
        };
    }
}
