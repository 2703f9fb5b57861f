using System.Collections.Immutable;
using System.Globalization;

namespace NeuroChip.Compiler.Mapping;

/// <summary>A weighted sum of terms. Each is measured against its value for the in-order mapping, so weights compare parts of gains and not units.</summary>
public sealed record MappingObjective(ImmutableSortedDictionary<MappingTerm, double> Weights)
{
    public static MappingObjective Of(MappingTerm term) => new(ImmutableSortedDictionary<MappingTerm, double>.Empty.Add(term, 1));

    public static IEnumerable<string> Names => Enum.GetNames<MappingTerm>().Select(name => name.ToLowerInvariant());

    public double this[MappingTerm term] => Weights.GetValueOrDefault(term);

    /// <summary>"hops", or "energy=1,congestion=0.2"; null with a reason where that is not what the text is.</summary>
    public static MappingObjective? Parse(string text, out string problem)
    {
        var weights = ImmutableSortedDictionary.CreateBuilder<MappingTerm, double>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            var (name, number) = part.Split('=', 2, StringSplitOptions.TrimEntries) is [var left, var right] ? (left, right) : (part, "1");
            if (!Names.Contains(name) || !double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var weight)
                || !double.IsFinite(weight) || weight <= 0)
            {
                problem = $"'{part}' is not one of {string.Join(", ", Names)}, alone or as term=weight with a weight above 0";
                return null;
            }

            weights[Enum.Parse<MappingTerm>(name, ignoreCase: true)] = weight;
        }

        problem = "";
        return new MappingObjective(weights.ToImmutable());
    }

    public override string ToString() => string.Join(",", Weights.Select(w =>
        Weights.Count == 1 && w.Value == 1 ? Name(w.Key) : string.Create(CultureInfo.InvariantCulture, $"{Name(w.Key)}={w.Value}")));

    static string Name(MappingTerm term) => term.ToString().ToLowerInvariant();
}
