using System.Collections.Immutable;

namespace NeuroChip.Compiler.Mapping;

/// <summary>What the mapper is to optimise, and how long. Without a request neurons are placed in order.</summary>
public sealed record MappingRequest
{
    public required MappingObjective Objective { get; init; }

    /// <summary>Multiplies the work of the search; 1 or more.</summary>
    public int Effort { get; init; } = DefaultEffort;

    public const int DefaultEffort = 10;

    public const int LargestEffort = 100_000;

    public static ImmutableSortedDictionary<string, ImmutableArray<double>> NoRates => ImmutableSortedDictionary<string, ImmutableArray<double>>.Empty;

    /// <summary>
    /// Spikes per tick by population or input: one value for all, or one for each of its first neurons, the others being silent; 1 where a name is not listed.
    /// </summary>
    public ImmutableSortedDictionary<string, ImmutableArray<double>> Rates { get; init; } = NoRates;

    public MappingHints Hints { get; init; } = new();

    /// <summary>True ends the search with the best legal mapping so far. Where it depends on a clock, so does the result.</summary>
    public Func<bool> ShouldStop { get; init; } = () => false;

    /// <summary>Called now and then with the part that is done, 0 to 1, and the best cost so far as a part of that of the in-order mapping.</summary>
    public Action<double, double> Progress { get; init; } = (_, _) => { };
}
