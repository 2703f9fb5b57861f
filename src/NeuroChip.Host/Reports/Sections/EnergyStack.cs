using NeuroChip.Core.Units;
using NeuroChip.Host.Charts;
using NeuroChip.Host.Reports.Pages;

namespace NeuroChip.Host.Reports.Sections;

/// <summary>Energy per sample of one or several runs as stacked bars.</summary>
static class EnergyStack
{
    /// <summary>Components with colours of their own; the rest is drawn together.</summary>
    const int Largest = ChartStyle.Colours - 1;

    const string Rest = "all others";

    /// <summary>Null where nothing has a price.</summary>
    public static StackedBars? Draw(IReadOnlyList<(string Name, ReportFile Report)> runs)
    {
        var bars = runs.Select(run => (run.Name, Parts: Components(run.Report))).ToList();
        var names = bars.SelectMany(bar => bar.Parts).GroupBy(part => part.Name, StringComparer.Ordinal)
            .Select(group => (Name: group.Key, Joules: group.Sum(part => part.Joules)))
            .Where(component => component.Joules > 0).OrderByDescending(component => component.Joules).ThenBy(component => component.Name, StringComparer.Ordinal)
            .Select(component => component.Name).ToList();
        if (names.Count == 0)
        {
            return null;
        }

        List<string> shown = names.Count <= ChartStyle.Colours ? names : [.. names.Take(Largest), Rest];
        var drawn = bars.Select(bar => new StackedBar(bar.Name, Stack(bar.Parts, shown), Joules(bar.Parts.Sum(part => part.Joules)))).ToList();
        return new StackedBars("Energy per sample by component", Describe(drawn, shown)) { PartNames = shown, Bars = drawn, Format = Joules };
    }

    static List<(string Name, double Joules)> Components(ReportFile report)
    {
        var samples = Math.Max(report.Number("samples") ?? 1, 1);
        return [.. report.Items("energyTerms").Select(line => (report.TextOf(line, "component"), (report.NumberOf(line, "joules") ?? 0) / samples))];
    }

    static double[] Stack(List<(string Name, double Joules)> parts, List<string> shown) =>
        [.. shown.Select(name => parts.Where(part => part.Name == name || (name == Rest && !shown.Contains(part.Name))).Sum(part => part.Joules))];

    static string Describe(List<StackedBar> bars, List<string> parts) => string.Join(" ", bars.Select(bar =>
    {
        var largest = parts.Zip(bar.Parts).OrderByDescending(pair => pair.Second).Take(3).Where(pair => pair.Second > 0);
        return $"{bar.Name}: {bar.Total} in all, most of it {string.Join(", ", largest.Select(pair => $"{pair.First} {Joules(pair.Second)}"))}.";
    }));

    static string Joules(double joules) => QuantityFormatter.Format(joules, Unit.Joule);
}
