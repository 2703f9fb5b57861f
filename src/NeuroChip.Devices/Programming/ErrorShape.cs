namespace NeuroChip.Devices.Programming;

/// <summary>Distribution of an error around its target.</summary>
public enum ErrorShape
{
    /// <summary>The law gives the standard deviation.</summary>
    Normal,

    /// <summary>The law gives the full width, centred on zero.</summary>
    Uniform,

    /// <summary>The law gives the standard deviation of the logarithm; the target is the median.</summary>
    LogNormal,
}
