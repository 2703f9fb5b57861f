using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using NeuroChip.Host.CommandLine;
using NeuroChip.Host.Pipeline;
using NeuroChip.Host.Reports;
using NeuroChip.Verification.Published;

namespace NeuroChip.Host.Commands;

/// <summary>Published numbers, worked out again.</summary>
static class ValidateCommand
{
    // Two bytes a synapse, starts of rows, states, and the counts of 4096 cores.
    const double TrueNorthBytes = 0.8e9;

    public static Command Create()
    {
        var command = new Command("validate", "Work out published numbers again and compare: TrueNorth's random networks at full size, and networks for MNIST and DVS gestures on Loihi");
        command.SetAction(Run);
        return command.WithExamples("validate", "validate --json");
    }

    static int Run(ParseResult parsed)
    {
        var terminal = new Terminal(parsed);
        MemoryCheck.Require(TrueNorthBytes, "TrueNorth's random network with 134 million active synapses");
        var results = PublishedResults.All().ToList();
        if (terminal.Json)
        {
            terminal.WriteJson(Document(results));
        }
        else
        {
            Print(terminal, results);
        }

        return (int)(results.All(result => result.Agrees != false) ? ExitCode.Done : ExitCode.AssertionFailed);
    }

    static void Print(Terminal terminal, List<PublishedResult> results)
    {
        terminal.Output.WriteLine($"NeuroChip {ProductVersion.Text} emulator, not silicon · published numbers");
        var table = new TextTable("what", "published", "ours", "difference", "verdict", "source");
        foreach (var result in results)
        {
            string[] numbers = [.. new[] { result.Published, result.Ours, result.Difference }.Select(value => Text(value, result.Unit))];
            table.Add([result.Workload, .. numbers, Verdict(result), result.Source]);
        }

        table.Write(terminal.Output);
    }

    static JsonObject Document(List<PublishedResult> results) => new()
    {
        ["format"] = "neurochip-validate/1",
        ["results"] = new JsonArray([.. results.Select(result => new JsonObject
        {
            ["what"] = result.Workload,
            ["unit"] = result.Unit,
            ["published"] = result.Published,
            ["ours"] = result.Ours,
            ["difference"] = result.Difference,
            ["tolerance"] = result.Tolerance,
            ["band"] = result.Band is { } band ? new JsonArray(band.Least, band.Most) : null,
            ["byConstruction"] = result.ByConstruction,
            ["agrees"] = result.Agrees,
            ["source"] = result.Source,
        })]),
    };

    static string Verdict(PublishedResult result) =>
        result.Agrees == false ? "differs"
        : result.ByConstruction ? "by construction"
        : result.Difference == 0 ? "equal"
        : result.Band is { } band ? string.Create(CultureInfo.InvariantCulture, $"within {band.Least}…{band.Most} {result.Unit}").TrimEnd()
        : result.Agrees is null ? string.Create(CultureInfo.InvariantCulture, $"no tolerance known: {result.Difference / result.Published:+0.0 %;-0.0 %}")
        : string.Create(CultureInfo.InvariantCulture, $"agrees to {Math.Abs(result.Difference / result.Published):P2}");

    static string Text(double value, string unit) => string.Create(CultureInfo.InvariantCulture, $"{value:0.######} {unit}").TrimEnd();
}
