namespace NeuroChip.Devices.Chips;

/// <summary>Which chip is made and what is done to it.</summary>
public sealed record ProgrammingOptions
{
    public required Fidelity Fidelity { get; init; }

    /// <summary>Number of the manufactured chip, from 0; another number, other devices.</summary>
    public int Chip { get; init; }

    /// <summary>Time since programming, in s.</summary>
    public double AgeSeconds { get; init; }

    /// <summary>The only projection whose cells are not ideal; null: none is.</summary>
    public int? OnlyProjection { get; init; }

    /// <summary>True: rows and columns of an array are exchanged so that stuck cells do the least harm.</summary>
    public bool PermutesAroundStuck { get; init; }

    /// <summary>True: columns that stuck cells damage most move to the crossbar's spare ones.</summary>
    public bool UsesSpares { get; init; }

    /// <summary>True: every column gets the digital gain that fits its programmed weights best.</summary>
    public bool RescalesColumns { get; init; }

    public bool IsMitigated => PermutesAroundStuck || UsesSpares || RescalesColumns;

    /// <summary>The same chip as it was manufactured.</summary>
    public ProgrammingOptions Unmitigated => this with { PermutesAroundStuck = false, UsesSpares = false, RescalesColumns = false };

    /// <summary>The spikes of one tick, for many ticks of training data: what converters are calibrated with.</summary>
    public IReadOnlyList<ObservedSpike[]> ObservedTicks { get; init; } = [];

    /// <summary>Arrays that are worked on at the same time; changes no result.</summary>
    public int Threads { get; init; } = 1;
}
