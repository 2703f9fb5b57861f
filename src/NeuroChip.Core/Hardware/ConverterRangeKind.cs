namespace NeuroChip.Core.Hardware;

/// <summary>Where the range of an array's output converters comes from.</summary>
public enum ConverterRangeKind
{
    /// <summary>The largest sum that is possible: nothing is ever clipped.</summary>
    Max,

    /// <summary>Percentiles of the sums that training data give.</summary>
    Calibrated,
}
