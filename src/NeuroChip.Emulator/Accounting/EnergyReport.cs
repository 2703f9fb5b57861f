using System.Collections.Immutable;

namespace NeuroChip.Emulator.Accounting;

/// <summary>What a run cost on the chip, for all its samples together.</summary>
public sealed record EnergyReport
{
    /// <summary>Priced events in the order of <see cref="Core.Hardware.EventKind"/>. They add up.</summary>
    public required ImmutableArray<EnergyTerm> Events { get; init; }

    /// <summary>Static power times chip time; empty where one of the two is not known.</summary>
    public required ImmutableArray<EnergyTerm> Static { get; init; }

    /// <summary>All-in prices: each contains everything else and is never added to anything.</summary>
    public required ImmutableArray<EnergyTerm> AllIn { get; init; }

    /// <summary>What happened and has no price in the profile; not in the total.</summary>
    public required ImmutableArray<string> Missing { get; init; }

    public required ChipTime? Time { get; init; }

    /// <summary>Sum of <see cref="Events"/> and <see cref="Static"/>.</summary>
    public double TotalJoules => Events.Sum(term => term.Joules) + Static.Sum(term => term.Joules);
}
