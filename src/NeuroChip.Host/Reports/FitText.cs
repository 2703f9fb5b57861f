using System.Globalization;
using System.Text.Json.Nodes;
using NeuroChip.Compiler.Fitting;
using NeuroChip.Core.Hardware;
using NeuroChip.Host.CommandLine;

namespace NeuroChip.Host.Reports;

/// <summary>What a network takes of a chip, for people and for programs.</summary>
static class FitText
{
    public static void Write(TextWriter output, string network, HardwareProfile profile, FitReport report)
    {
        output.WriteLine();
        if (report.Cores is not { } cores)
        {
            output.WriteLine($"{network} does not fit {profile.Name}:");
            output.WriteLine($"  {report.Problem}");
            return;
        }

        var fewer = report.FewestCores < cores ? Invariant($"; a search packs it into {report.FewestCores}") : "";
        output.WriteLine(Invariant($"{network} fits {profile.Name}: {cores} of {report.CoresAvailable} cores, filled in order{fewer}{Reason(report.Binding)}"));
        output.WriteLine();
        output.WriteLine("Smallest budget of a core, all others as the chip has them");
        var table = new TextTable("setting", "resource", "chip", "smallest", "cores then", "one less");
        foreach (var budget in report.Budgets)
        {
            var below = budget.Steps.FirstOrDefault(step => step.Cores is null);
            table.Add(
                budget.Setting, budget.Resource, Text(budget.Limit), Text(budget.Smallest), Text(budget.Steps.First(s => s.Value == budget.Smallest).Cores),
                below is null ? "" : Sentence(below.Binding));
        }

        table.Write(output);
        WriteSteps(output, report);
    }

    public static void WriteComparison(TextWriter output, string network, IReadOnlyList<(HardwareProfile Profile, FitReport Report)> found)
    {
        output.WriteLine();
        output.WriteLine($"{network} on {found.Count} chips");
        var table = new TextTable("profile", "fits", "cores", "available", "most cores end with", "why not");
        foreach (var (profile, report) in found)
        {
            table.Add(
                profile.Name, report.Cores is null ? "no" : "yes", Text(report.Cores), Text(report.CoresAvailable), report.Binding,
                report.Problem is { } problem ? $"{problem.Descriptor.Code}: {problem.Message}" : "");
        }

        table.Write(output);
    }

    public static JsonObject Json(string network, IReadOnlyList<(HardwareProfile Profile, FitReport Report)> found) => new()
    {
        ["format"] = "neurochip-fit/1",
        ["version"] = ProductVersion.Text,
        ["network"] = network,
        ["chips"] = new JsonArray([.. found.Select(f => Json(f.Profile, f.Report))]),
    };

    static JsonObject Json(HardwareProfile profile, FitReport report) => new()
    {
        ["profile"] = profile.Name,
        ["fits"] = report.Cores is not null,
        ["cores"] = report.Cores,
        ["coresAvailable"] = report.CoresAvailable,
        ["fewestCores"] = report.FewestCores,
        ["binding"] = report.Binding,
        ["code"] = report.Problem?.Descriptor.Code,
        ["problem"] = report.Problem?.Message,
        ["budgets"] = new JsonArray([.. report.Budgets.Select(budget => new JsonObject
        {
            ["setting"] = budget.Setting,
            ["chip"] = budget.Limit,
            ["smallest"] = budget.Smallest,
            ["steps"] = new JsonArray([.. budget.Steps.Select(step => new JsonObject
            {
                ["value"] = step.Value,
                ["cores"] = step.Cores,
                ["binding"] = step.Binding,
            })]),
        })]),
    };

    static void WriteSteps(TextWriter output, FitReport report)
    {
        output.WriteLine();
        output.WriteLine("Steps down");
        var table = new TextTable("setting", "value", "cores", "most cores end with");
        foreach (var budget in report.Budgets)
        {
            foreach (var step in budget.Steps)
            {
                table.Add(budget.Setting, Text(step.Value), step.Cores is null ? "does not fit" : Text(step.Cores), step.Cores is null ? Sentence(step.Binding) : step.Binding);
            }
        }

        table.Write(output);
    }

    static string Reason(string binding) => binding.Length == 0 ? "" : $"; most cores end with {binding}";

    // The first sentence: what is short, without the remedy.
    static string Sentence(string message) => message.Split(". ")[0].TrimEnd('.');

    static string Text(long? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";

    static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
