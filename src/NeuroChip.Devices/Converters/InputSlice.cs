namespace NeuroChip.Devices.Converters;

/// <summary>What the input lines carry during one read.</summary>
/// <param name="Values">Voltage or time of every line, in units of a full input; negative for a line driven the other way.</param>
/// <param name="Significance">Weight of this read in the result.</param>
public sealed record InputSlice(double[] Values, double Significance);
