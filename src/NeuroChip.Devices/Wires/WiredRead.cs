using NeuroChip.Devices.Mapping;
using NeuroChip.Devices.Products;

namespace NeuroChip.Devices.Wires;

/// <summary>A read through resistive wires, solved exactly.</summary>
/// <param name="interleaved">Pairs share their output lines, where their currents subtract; otherwise each sign is an array of its own.</param>
/// <param name="wires">In units of 1/Gmax.</param>
public sealed class WiredRead(WireTopology topology, bool interleaved, WireResistances wires) : IArrayRead
{
    public ArrayCurrents Read(CellArray array, ReadOnlySpan<double> inputs, int slice)
    {
        if (interleaved && array.Negative is not null)
        {
            return new ArrayCurrents(Currents(array.Positive, array.Negative, inputs), null);
        }

        return new ArrayCurrents(Currents(array.Positive, null, inputs), array.Negative is null ? null : Currents(array.Negative, null, inputs));
    }

    double[] Currents(Matrix positive, Matrix? negative, ReadOnlySpan<double> inputs) =>
        new WiredArray(positive, negative, topology, wires).Solve(inputs).Currents;
}
