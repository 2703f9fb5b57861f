namespace NeuroChip.Devices.Mapping;

/// <summary>How the digits of a sliced weight carry its sign.</summary>
public enum SliceStyle
{
    /// <summary>Digits of |k|; a pair of devices a digit.</summary>
    Differential,

    /// <summary>Digits of k + 2^(B−1); the offset is subtracted digitally.</summary>
    OffsetDigital,

    /// <summary>Digits of k + 2^(B−1); a reference line holds the digits of the offset.</summary>
    OffsetReference,
}
