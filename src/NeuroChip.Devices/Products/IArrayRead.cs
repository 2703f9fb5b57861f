using NeuroChip.Devices.Mapping;

namespace NeuroChip.Devices.Products;

/// <summary>Physics of one read: from what the input lines carry to the currents of the output lines.</summary>
public interface IArrayRead
{
    /// <param name="inputs">One value an input line, in units of V_read.</param>
    /// <param name="slice">Number of the read within one product: the address of its noise.</param>
    ArrayCurrents Read(CellArray array, ReadOnlySpan<double> inputs, int slice);
}
