namespace NeuroChip.Core.Hardware;

/// <summary>How a value, other than a single spike, drives an input line.</summary>
public enum LineDrive
{
    /// <summary>The read voltage for a time in proportion to the value.</summary>
    PulseWidth,

    /// <summary>A voltage in proportion to the value.</summary>
    Amplitude,

    /// <summary>A read for every digit, the least significant first; results are shifted and added.</summary>
    BitSerial,
}
