namespace NeuroChip.Devices.Chips;

/// <summary>A device after programming.</summary>
/// <param name="Conductance">In units of Gmax.</param>
/// <param name="Pulses">Programming pulses that it took; 0 where they were not simulated.</param>
/// <param name="Reversals">Changes of their direction.</param>
/// <param name="Converged">False: given up outside the tolerance.</param>
/// <param name="Joules">Energy of the pulses in the cell.</param>
public readonly record struct WrittenCell(double Conductance, int Pulses = 0, int Reversals = 0, bool Converged = true, double Joules = 0);
