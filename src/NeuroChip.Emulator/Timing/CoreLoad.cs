namespace NeuroChip.Emulator.Timing;

/// <summary>What one core did in one tick, in numbers.</summary>
public struct CoreLoad
{
    /// <summary>For its neurons.</summary>
    public SomaWork Soma;

    /// <summary>Messages that left for another core, and for this one.</summary>
    public int Sent, SentInside;

    /// <summary>Messages from another core, and from this one; from outside the chip, too, as from another core.</summary>
    public int Received, ReceivedInside;

    /// <summary>Axons opened.</summary>
    public long Rows;

    public long SynapticEvents;

    /// <summary>Columns of analog arrays turned into numbers.</summary>
    public long Conversions;

    /// <summary>Partial sums sent to other cores.</summary>
    public long PartialSums;
}
