using System.CommandLine;
using NeuroChip.Compiler;
using NeuroChip.Compiler.Fitting;
using NeuroChip.Compiler.Profiles;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Hardware;
using NeuroChip.Core.Networks;
using NeuroChip.Host.CommandLine;
using NeuroChip.Host.Pipeline;
using NeuroChip.Host.Reports;

namespace NeuroChip.Host.Commands;

/// <summary>The smallest budgets at which a network fits a chip, or the same network on several chips.</summary>
static class FitCommand
{
    static readonly Option<string?> Profiles = new("--profiles")
    {
        Description = "Compare these profiles side by side, e.g. rram-256,loihi-davies2018,truenorth",
    };

    public static Command Create()
    {
        var command = new Command("fit", "Find the smallest budgets at which a network fits a chip, or compare chips") { NetworkOptions.Network, Profiles };
        foreach (var option in new Option[] { ChipOptions.Profile, ChipOptions.Set, ChipOptions.Seed, MappingFlags.AllowRelays }.Concat(NetworkOptions.All))
        {
            command.Add(option);
        }

        command.SetAction((parsed, cancellation) => Task.FromResult(Run(parsed, cancellation)));
        return command.WithExamples(
            "fit mnist_mlp.nir --profile rram-256",
            "fit net.json --profiles rram-256,loihi-davies2018,truenorth");
    }

    static int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var terminal = new Terminal(parsed);
        var diagnostics = new DiagnosticBag();
        var path = parsed.GetRequiredValue(NetworkOptions.Network);
        using var source = NetworkSource.Open(path);
        var network = NetworkLoader.Load(source, path, parsed, diagnostics);
        var names = parsed.GetValue(Profiles)?.Split(',', StringSplitOptions.TrimEntries) ?? [parsed.GetRequiredValue(ChipOptions.Profile)];
        var overrides = ProfileSettings.Parse(parsed, diagnostics);
        var places = names.Select(_ => new ProfilePlaces()).ToList();
        var profiles = names.Zip(places, (name, place) => ProfileCatalog.Load(name, overrides, diagnostics, place)).ToList();
        RunVerb.Print(terminal, diagnostics);
        if (network is null || diagnostics.HasErrors)
        {
            return (int)ExitCodes.For(diagnostics.Items);
        }

        var found = profiles.Zip(places, (profile, place) => (profile!, Search(parsed, terminal, network, profile!, place, withBudgets: profiles.Count == 1, cancellation))).ToList();
        if (terminal.Json)
        {
            terminal.WriteJson(FitText.Json(network.Name, found));
        }
        else
        {
            Write(terminal, network, found);
        }

        return (int)(found.Exists(f => f.Item2.Cores is not null) ? ExitCode.Done : ExitCodes.For(found.Select(f => f.Item2.Problem!)));
    }

    static FitReport Search(
        ParseResult parsed, Terminal terminal, NetworkGraph network, HardwareProfile profile, ProfilePlaces places, bool withBudgets,
        CancellationToken cancellation)
    {
        using var progress = new ProgressPrinter(terminal, "budgets");
        var options = new CompileOptions { Seed = parsed.GetValue(ChipOptions.Seed), AllowRelays = parsed.GetValue(MappingFlags.AllowRelays), Places = places };
        return FitSearch.Run(network, profile, options, withBudgets, (done, total) => progress.Report(done, total), cancellation);
    }

    static void Write(Terminal terminal, NetworkGraph network, List<(HardwareProfile Profile, FitReport Report)> found)
    {
        foreach (var (profile, report) in found)
        {
            terminal.Output.WriteLine(ConsoleReport.Banner(profile, "none"));
            if (found.Count == 1)
            {
                FitText.Write(terminal.Output, network.Name, profile, report);
            }
        }

        if (found.Count > 1)
        {
            FitText.WriteComparison(terminal.Output, network.Name, found);
        }
    }
}
