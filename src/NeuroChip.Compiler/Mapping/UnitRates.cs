using NeuroChip.Compiler.Lowering;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;

namespace NeuroChip.Compiler.Mapping;

/// <summary>Spike rates by unit.</summary>
static class UnitRates
{
    /// <summary>[units] spikes per tick; 1 where nothing is said, and of copies that of what they repeat. Null, with NC4105, where a name or a number of values is wrong.</summary>
    public static double[]? Of(LoweredNetwork network, MappingRequest? request, DiagnosticBag diagnostics)
    {
        var rates = new double[network.Units];
        Array.Fill(rates, 1);
        if (request is null)
        {
            return rates;
        }

        foreach (var (name, values) in request.Rates)
        {
            if (Find(network, name) is not { } group || values.Length > group.Count)
            {
                diagnostics.Add(PlacementCodes.BadRates.With(
                    $"There are rates for {values.Length} neurons of '{name}'; the network has {string.Join(", ", Groups(network).Select(g => $"{g.Name} ({g.Count})"))}."));
                return null;
            }

            for (var i = 0; i < group.Count; i++)
            {
                rates[group.First + i] = values.Length == 1 ? values[0] : i < values.Length ? values[i] : 0;
            }
        }

        foreach (var population in network.Populations.Where(population => !population.Copies.IsEmpty))
        {
            for (var n = 0; n < population.Count; n++)
            {
                rates[population.FirstUnit + n] = rates[population.Copies[n]];
            }
        }

        return rates;
    }

    static (string Name, int First, int Count)? Find(LoweredNetwork network, string name) =>
        Groups(network).Where(group => group.Name == name).Select(group => ((string, int, int)?)group).FirstOrDefault();

    static IEnumerable<(string Name, int First, int Count)> Groups(LoweredNetwork network) =>
        network.Inputs.Select(i => (i.Name, i.FirstUnit, i.Shape.Count)).Concat(network.Populations.Select(p => (p.Name, p.FirstUnit, p.Count)));
}
