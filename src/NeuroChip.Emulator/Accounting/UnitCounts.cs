namespace NeuroChip.Emulator.Accounting;

/// <summary>What was counted per unit, in a whole run or in a part of it.</summary>
/// <param name="Activations">[units]: ticks in which the unit emitted anything.</param>
/// <param name="ActiveUpdates">[units]: updates with input, bias or state; 0 for inputs.</param>
/// <param name="BlockTicks">[groups]: ticks in which a spike arrived at a watched set of axons.</param>
public readonly record struct UnitCounts(long[] Activations, long[] ActiveUpdates, long[] BlockTicks);
