namespace NeuroChip.Host.Reports;

/// <summary>What every core and every link had to do in the whole run, and when.</summary>
/// <param name="Timing">Null where no timing model was asked for.</param>
sealed record TrafficFigures(IReadOnlyList<CoreLoadFigures> Cores, IReadOnlyList<LinkLoadFigures> Links, TimingFigures? Timing);

/// <param name="BusySeconds">Sending or receiving, whichever took longer, tick by tick; null without a timing model.</param>
/// <param name="SlackSeconds">The rest of the chip's time.</param>
/// <param name="CriticalTicks">Ticks in which no core was busy longer.</param>
sealed record CoreLoadFigures(
    int Core, int X, int Y, long PacketsSent, long PacketsReceived, long InputSpikes, long SynapticEvents, long Spikes,
    double? BusySeconds, double? SlackSeconds, long? CriticalTicks);

/// <param name="Packets">Spike packets over the link in the whole run.</param>
/// <param name="CriticalTicks">Ticks in which no link was crossed more often; null where the timing model does not know links.</param>
sealed record LinkLoadFigures(int FromX, int FromY, int ToX, int ToY, long Packets, long? CriticalTicks);

/// <summary>The chip's time as a timing model found it.</summary>
sealed record TimingFigures
{
    public required string Mode { get; init; }

    public required double SecondsPerSample { get; init; }

    public required double MeanTickSeconds { get; init; }

    public required double BarrierSeconds { get; init; }

    /// <summary>Null where no tick ran.</summary>
    public LongestTickFigures? LongestTick { get; init; }

    /// <summary>Mean and largest time from a sample's first spike in to its decision; null where no sample has both.</summary>
    public double? MeanLatencySeconds { get; init; }

    public double? LargestLatencySeconds { get; init; }

    /// <summary>What the decision is for the latency.</summary>
    public required string LatencyUntil { get; init; }

    /// <summary>Ticks that took longer than the profile's tick; null where it has none.</summary>
    public long? Overruns { get; init; }

    /// <summary>Packets dropped after the deadline, and the synapses behind them; null where the profile has no deadline.</summary>
    public long? LatePackets { get; init; }

    public long? DroppedSynapticEvents { get; init; }

    /// <summary>The core with least slack, and how much of the chip's time it was busy.</summary>
    public CoreLoadFigures? BusiestCore { get; init; }

    /// <summary>The link that most packets crossed.</summary>
    public LinkLoadFigures? BusiestLink { get; init; }

    /// <summary>Events that happened and have no time in the profile; they take none.</summary>
    public required IReadOnlyList<string> Missing { get; init; }
}

/// <param name="WorkSeconds">From the tick's first event to its last.</param>
/// <param name="CriticalCore">Core that was busy longest; −1 for none.</param>
sealed record LongestTickFigures(int Sample, int Tick, double WorkSeconds, int CriticalCore);
