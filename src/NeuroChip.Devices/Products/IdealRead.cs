using NeuroChip.Devices.Mapping;

namespace NeuroChip.Devices.Products;

/// <summary>Linear cells on wires without resistance.</summary>
public sealed class IdealRead : IArrayRead
{
    public ArrayCurrents Read(CellArray array, ReadOnlySpan<double> inputs, int slice) =>
        new(array.Positive.Multiply(inputs), array.Negative?.Multiply(inputs));
}
