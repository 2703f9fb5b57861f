namespace NeuroChip.Core.Networks.Building;

/// <summary>One synapse of a sparse list.</summary>
/// <param name="Pre">Row-major index in the source.</param>
/// <param name="Post">Row-major index in the target.</param>
public readonly record struct Synapse(int Pre, int Post, double Weight, int DelayTicks = 0);
