using NeuroChip.Core.Hardware;

namespace NeuroChip.Emulator.Accounting;

/// <summary>One line of the energy report: count × price = joules.</summary>
/// <param name="Component">Name of the event in the profile, or of the static power.</param>
/// <param name="Count">Events, or seconds for static power.</param>
/// <param name="Price">Joules per event, or watts.</param>
/// <param name="Source">Key of the profile's sources, or why this guess.</param>
public sealed record EnergyTerm(string Component, double Count, double Price, Evidence How, string Source)
{
    public double Joules => Count * Price;
}
