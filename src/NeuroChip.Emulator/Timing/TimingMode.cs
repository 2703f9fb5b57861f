namespace NeuroChip.Emulator.Timing;

/// <summary>How the time of a tick is found.</summary>
public enum TimingMode
{
    /// <summary>It is not; the chip's time is estimated after the run from counts.</summary>
    None,

    /// <summary>The busiest core of each tick.</summary>
    Simple,

    /// <summary>Every message once, with an estimate of what it waits for.</summary>
    Detailed,

    /// <summary>Every flit, cycle by cycle.</summary>
    Flit,
}
