namespace NeuroChip.Core.Hardware;

/// <summary>How a number was obtained.</summary>
public enum Evidence
{
    Measured,
    PreSilicon,
    PostLayout,
    Fit,
    Derived,
    Assumed,
}

/// <summary>What a number covers.</summary>
public enum PriceScope
{
    /// <summary>This event alone; terms add up.</summary>
    PerTerm,

    /// <summary>Total power divided by the number of events: contains all other terms and static power, and is never added to them.</summary>
    AllIn,
}

/// <summary>Joules or seconds of one event, with where the number comes from.</summary>
public sealed record PriceEntry
{
    public required EventKind Event { get; init; }

    /// <summary>Joules in the energy table, seconds in the latency table; 0 or more.</summary>
    public required double Value { get; init; }

    public required Evidence How { get; init; }

    public required PriceScope Scope { get; init; }

    /// <summary>Paper and table, or why this guess.</summary>
    public required string Source { get; init; }

    public double? Volts { get; init; }

    public double? Hertz { get; init; }

    public string? Note { get; init; }
}

/// <summary>Static power of the chip, or of each core in use.</summary>
public sealed record PowerEntry
{
    public required string Name { get; init; }

    public required double Watts { get; init; }

    /// <summary>True: multiplied by the cores in use; false: once for the chip.</summary>
    public bool PerCore { get; init; }

    public required Evidence How { get; init; }

    public required string Source { get; init; }

    public double? Volts { get; init; }

    public string? Note { get; init; }
}
