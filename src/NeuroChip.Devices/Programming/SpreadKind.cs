namespace NeuroChip.Devices.Programming;

/// <summary>How the error of a device depends on its conductance.</summary>
public enum SpreadKind
{
    /// <summary>m·Gmax.</summary>
    Independent,

    /// <summary>m·G.</summary>
    Proportional,

    /// <summary>m·Gmax²/G.</summary>
    Inverse,
}
