namespace NeuroChip.Devices.Products;

/// <summary>Currents of the output lines in units of Gmax·V_read.</summary>
/// <param name="Negative">Currents to be subtracted; null where there are none or where pairs share a line.</param>
public readonly record struct ArrayCurrents(double[] Positive, double[]? Negative);
