namespace NeuroChip.Core.Hardware;

/// <summary>How an error depends on the conductance that it is an error of.</summary>
public enum DeviceErrorLaw
{
    /// <summary>Normal, a share of Gmax.</summary>
    Independent,

    /// <summary>Normal, a share of the conductance.</summary>
    Proportional,

    /// <summary>Uniform, full width a share of Gmax.</summary>
    Uniform,

    /// <summary>Uniform, full width a share of the conductance.</summary>
    UniformProportional,
}
