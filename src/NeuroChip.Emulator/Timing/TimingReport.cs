using System.Collections.Immutable;

namespace NeuroChip.Emulator.Timing;

/// <summary>Busy and idle time of one core over a run.</summary>
/// <param name="Core">Number on the mesh.</param>
/// <param name="BusySeconds">Sending or receiving, whichever took longer, tick by tick.</param>
/// <param name="SlackSeconds">The rest of the run's time.</param>
/// <param name="CriticalTicks">Ticks in which no core was busy longer.</param>
public readonly record struct CoreTime(int Core, double BusySeconds, double SlackSeconds, long CriticalTicks);

/// <param name="Link">Tile × 4 + side.</param>
/// <param name="CriticalTicks">Ticks in which no link was crossed more often.</param>
public readonly record struct LinkTime(int Link, long CriticalTicks);

/// <param name="Link">Tile × 4 + side.</param>
/// <param name="Packets">That crossed it.</param>
public readonly record struct LinkPackets(int Link, long Packets);

/// <summary>What a timing model found in a run.</summary>
public sealed record TimingReport
{
    public required TimingMode Mode { get; init; }

    /// <summary>In order of samples.</summary>
    public required ImmutableArray<SampleTime> Samples { get; init; }

    public required long Ticks { get; init; }

    /// <summary>Of all samples together.</summary>
    public required double Seconds { get; init; }

    /// <summary>The first of the longest ticks; null where there was none.</summary>
    public required TickTime? LongestTick { get; init; }

    /// <summary>Cores in use, ascending.</summary>
    public required ImmutableArray<CoreTime> Cores { get; init; }

    /// <summary>Links that were the busiest of a tick, ascending; empty where the model does not know links.</summary>
    public required ImmutableArray<LinkTime> Links { get; init; }

    /// <summary>Packets over every link that any crossed, ascending; empty where the model routes none itself.</summary>
    public required ImmutableArray<LinkPackets> Traffic { get; init; }

    /// <summary>The agreement that ends a tick, seconds.</summary>
    public required double BarrierSeconds { get; init; }

    /// <summary>Packets that came after the profile's deadline and were dropped; they are among the packets sent.</summary>
    public long LatePackets { get; init; }

    /// <summary>Synapses behind them, which did not act; they are among the synaptic events.</summary>
    public long DroppedSynapticEvents { get; init; }

    public long Overruns => Samples.Sum(sample => (long)sample.Overruns);
}
