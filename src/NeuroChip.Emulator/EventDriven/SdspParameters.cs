namespace NeuroChip.Emulator.EventDriven;

/// <summary>Parameters of an 8-bit event neuron with spike-dependent plasticity.</summary>
public sealed record SdspParameters
{
    public required int Threshold { get; init; }

    /// <summary>Taken from the membrane at time references.</summary>
    public int LeakStrength { get; init; }

    public bool LeakEnabled { get; init; } = true;

    /// <summary>False: calcium stays, and no weight is learned.</summary>
    public bool CalciumEnabled { get; init; }

    /// <summary>Membrane at or above which spikes that arrive potentiate.</summary>
    public int MembraneThreshold { get; init; }

    /// <summary>Weights are learned where calcium is at least the first and below the second (down) or the third (up).</summary>
    public (int First, int Second, int Third) CalciumThresholds { get; init; }

    /// <summary>Time references after which calcium falls by 1; 0: never.</summary>
    public int CalciumLeakPeriod { get; init; }

    /// <summary>True: synapses that are not mapped learn as well.</summary>
    public bool UpdatesUnmapped { get; init; }

    /// <summary>True: synapses that are not mapped act with their weight, and not with 0.</summary>
    public bool PropagatesUnmapped { get; init; }
}
