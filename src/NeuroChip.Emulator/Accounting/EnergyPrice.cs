using NeuroChip.Core.Hardware;

namespace NeuroChip.Emulator.Accounting;

/// <summary>What one event costs on the chip at hand: alternatives chosen, scaled to the supply.</summary>
/// <param name="Source">Key of the profile's sources, or why this guess; with the alternative and the scaling.</param>
public sealed record EnergyPrice(EventKind Event, double Joules, Evidence How, string Source);
