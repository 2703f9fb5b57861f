using NeuroChip.Devices.Mapping;
using NeuroChip.Devices.Products;

namespace NeuroChip.Devices.Programming;

/// <summary>A read whose devices fluctuate: every digit of a serial input draws anew.</summary>
/// <param name="read">Number of the product; another number, other noise.</param>
public sealed class NoisyRead(IArrayRead inner, DeviceError noise, ulong seed, uint read) : IArrayRead
{
    public ArrayCurrents Read(CellArray array, ReadOnlySpan<double> inputs, int slice) =>
        inner.Read(CellErrors.Read(array, noise, seed, read, slice), inputs, slice);
}
