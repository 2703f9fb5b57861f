using System.CommandLine;
using System.Globalization;
using NeuroChip.Compiler.Mapping;

namespace NeuroChip.Host.CommandLine;

/// <summary>Options that say what the mapper is to be good at, how long it may take, and what it must keep to.</summary>
static class MappingFlags
{
    public static readonly Option<string?> Objective = new("--objective")
    {
        Description = $"Search for a mapping with fewer {string.Join(", ", MappingObjective.Names)}, or a sum as energy=1,congestion=0.2 (default: fill cores in order)",
    };

    public static readonly Option<int?> Effort = new("--effort")
    {
        Description = string.Create(CultureInfo.InvariantCulture, $"Work of the search, 1 to {MappingRequest.LargestEffort} (default {MappingRequest.DefaultEffort})"),
    };

    public static readonly Option<string?> TimeLimit = new("--time-limit")
    {
        Description = "End the search after this time, e.g. 10s, with the best mapping so far",
    };

    public static readonly Option<string?> Rates = new("--rates")
    {
        Description = "Spikes per tick that the mapping is measured with: a CSV of population,rate or population,index,rate (default: 1 for every neuron)",
    };

    public static readonly Option<string[]> Pin = new("--pin")
    {
        Description = "Neurons that must be on a core: population=core, population[3]=core, population[0..9]=core (repeatable)",
    };

    public static readonly Option<string[]> ForbidCores = new("--forbid-cores")
    {
        Description = "Cores that must stay empty, e.g. 3,8-11 (repeatable)",
    };

    public static readonly Option<string[]> Group = new("--group")
    {
        Description = "Neurons that must share a core: a,b[0..9] (repeatable)",
    };

    public static readonly Option<string[]> Separate = new("--separate")
    {
        Description = "Neurons that must not share a core: a,b[0..9] keeps the neurons of a from those of b (repeatable)",
    };

    public static readonly Option<bool> AllowRelays = new("--allow-relays")
    {
        Description = "Where a neuron has more inputs than a core, let relay populations add up parts of them; changes spikes, and the report says by how much",
    };

    public static IReadOnlyList<Option> All => [Objective, Effort, TimeLimit, Rates, Pin, ForbidCores, Group, Separate, AllowRelays];
}
