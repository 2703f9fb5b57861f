namespace NeuroChip.Core.Hardware;

/// <summary>Where a drifting conductance goes.</summary>
public enum DriftTarget
{
    /// <summary>Down.</summary>
    Gmin,

    /// <summary>Up.</summary>
    Gmax,

    /// <summary>Either, drawn per device.</summary>
    Random,
}
