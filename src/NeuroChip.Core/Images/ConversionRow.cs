namespace NeuroChip.Core.Images;

/// <summary>One line of the conversion table: what a real parameter became on the chip.</summary>
/// <param name="Object">Population or projection.</param>
/// <param name="Quantity">"weights", "threshold", "membrane decay" …</param>
/// <param name="Value">Real value; for several values their mean.</param>
/// <param name="Code">Integer code; for several values the largest magnitude.</param>
/// <param name="Format">For example "s8 · 2^-5.3" or "u12 / 4096".</param>
/// <param name="Error">Real value of the code minus the value; for several values the root mean square.</param>
/// <param name="Note">Reason where the code is not the nearest possible one; empty otherwise.</param>
public sealed record ConversionRow(string Object, string Quantity, double Value, int Code, string Format, double Error, string Note);
