using System.Collections.Immutable;
using System.Globalization;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;

namespace NeuroChip.Host.Pipeline;

/// <summary>
/// Spike rates from a CSV: <c>population,rate</c> for all neurons of a population or input, or <c>population,index,rate</c> for one. Neurons of a named population
/// that get no rate of their own have 0; populations that are not named have 1. A first line that begins with "population" is a header.
/// </summary>
static class RateFile
{
    // As many neurons as a signal may have.
    const int MostNeurons = Core.Networks.Building.NetworkLimits.Elements;

    /// <exception cref="InputErrorException">NC4105, with the line.</exception>
    public static ImmutableSortedDictionary<string, ImmutableArray<double>> Read(string path)
    {
        var whole = new SortedDictionary<string, double>(StringComparer.Ordinal);
        var single = new SortedDictionary<string, SortedDictionary<int, double>>(StringComparer.Ordinal);
        using var source = NetworkSource.Open(path);
        using var reader = new StreamReader(source);
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            if (line.Trim().Length > 0 && !line.StartsWith('#') && !(number == 1 && line.StartsWith("population,", StringComparison.Ordinal)))
            {
                Add(path, number, line.Split(',', StringSplitOptions.TrimEntries), whole, single);
            }
        }

        var rates = ImmutableSortedDictionary.CreateBuilder<string, ImmutableArray<double>>(StringComparer.Ordinal);
        foreach (var (name, rate) in whole)
        {
            rates[name] = [rate];
        }

        foreach (var (name, byIndex) in single)
        {
            rates[name] = Row(byIndex);
        }

        return rates.ToImmutable();
    }

    // Shorter than the population where its last neurons are not listed; the compiler fills up with 0.
    static ImmutableArray<double> Row(SortedDictionary<int, double> byIndex)
    {
        var row = new double[byIndex.Keys.Last() + 1];
        foreach (var (index, rate) in byIndex)
        {
            row[index] = rate;
        }

        return [.. row];
    }

    static void Add(
        string path, int number, string[] cells, SortedDictionary<string, double> whole, SortedDictionary<string, SortedDictionary<int, double>> single)
    {
        if (cells.Length is not (2 or 3)
            || !double.TryParse(cells[^1], NumberStyles.Float, CultureInfo.InvariantCulture, out var rate) || !double.IsFinite(rate) || rate < 0)
        {
            throw Bad(path, number, string.Join(',', cells));
        }

        if (cells.Length == 2)
        {
            whole[cells[0]] = rate;
            return;
        }

        if (!int.TryParse(cells[1], NumberStyles.None, CultureInfo.InvariantCulture, out var index) || index >= MostNeurons)
        {
            throw Bad(path, number, string.Join(',', cells));
        }

        if (!single.TryGetValue(cells[0], out var byIndex))
        {
            single[cells[0]] = byIndex = [];
        }

        byIndex[index] = rate;
    }

    static InputErrorException Bad(string path, int line, string text) =>
        new(PlacementCodes.BadRates.With($"{path}({line}): '{text}' is neither population,rate nor population,index,rate with a rate of 0 or more."));
}
