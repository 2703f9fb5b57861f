namespace NeuroChip.Emulator.Accounting;

/// <summary>When energy is spent. Loading and programming happen once, whatever number of samples is run then.</summary>
public enum LedgerPhase
{
    /// <summary>The image is brought to the chip.</summary>
    Load,

    /// <summary>Its weights are written.</summary>
    Program,

    /// <summary>Samples are run.</summary>
    Run,

    /// <summary>Output spikes leave the chip.</summary>
    ReadOut,
}
