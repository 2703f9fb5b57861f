using System.CommandLine;
using System.Text.Json.Nodes;
using NeuroChip.Compiler.Profiles;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Hardware;
using NeuroChip.Host.CommandLine;
using NeuroChip.Host.Pipeline;
using NeuroChip.Host.Reports;

namespace NeuroChip.Host.Commands;

/// <summary>The hardware profiles: shipped ones and a user's own.</summary>
static class ProfilesCommand
{
    static readonly Argument<string> Profile = new("profile") { Description = "A shipped profile or a path to a YAML file" };

    static readonly Argument<string> Other = new("other") { Description = "The profile to compare with" };

    static readonly Argument<string[]> Files = new("profile") { Description = "Profiles or YAML files", Arity = ArgumentArity.OneOrMore };

    static readonly Option<bool> Resolved = new("--resolved") { Description = "Every value that is in force, defaults and --set included" };

    public static Command Create()
    {
        var list = new Command("list", "List the shipped profiles");
        list.SetAction(List);
        var show = new Command("show", "Show a profile as written, or with every value resolved") { Profile, Resolved, ChipOptions.Set };
        show.SetAction(Show);
        var validate = new Command("validate", "Check profiles and say where they are wrong") { Files };
        validate.SetAction(Validate);
        var diff = new Command("diff", "List the values in which two profiles differ") { Profile, Other };
        diff.SetAction(Diff);
        var schema = new Command("schema", "Print the JSON Schema of profiles, for editors");
        schema.SetAction(Schema);
        return new Command("profiles", "List, show, check and compare hardware profiles")
        {
            list.WithExamples("profiles list"),
            show.WithExamples("profiles show rram-64", "profiles show loihi-davies2018 --resolved --set mesh.width=4"),
            validate.WithExamples("profiles validate my-chip.yaml"),
            diff.WithExamples("profiles diff rram-64 rram-256"),
            schema.WithExamples("profiles schema > profile.schema.json"),
        }.WithExamples("profiles list", "profiles show rram-64", "profiles validate my-chip.yaml");
    }

    static int List(ParseResult parsed)
    {
        var terminal = new Terminal(parsed);
        var diagnostics = new DiagnosticBag();
        var profiles = ProfileCatalog.Names.Select(name => ProfileCatalog.Load(name, [], diagnostics)!).ToList();
        if (terminal.Json)
        {
            terminal.WriteJson(new JsonObject
            {
                ["format"] = "neurochip-profiles/1",
                ["profiles"] = new JsonArray([.. profiles.Select(Describe)]),
            });
            return (int)ExitCode.Done;
        }

        var table = new TextTable("name", "cores", "neuron", "hash", "what");
        foreach (var profile in profiles)
        {
            table.Add(profile.Name, $"{profile.Mesh.Cores}", profile.Neuron.Family, ProfileHash.Of(profile), profile.Title);
        }

        table.Write(terminal.Output);
        return (int)ExitCode.Done;
    }

    static int Show(ParseResult parsed)
    {
        var terminal = new Terminal(parsed);
        var name = parsed.GetRequiredValue(Profile);
        if (!terminal.Json && !parsed.GetValue(Resolved) && ProfileCatalog.Names.Contains(name) && parsed.GetValue(ChipOptions.Set) is null or [])
        {
            terminal.Output.Write(ProfileCatalog.Text(name));
            return (int)ExitCode.Done;
        }

        var diagnostics = new DiagnosticBag();
        if (Load(terminal, name, parsed, diagnostics) is not { } profile)
        {
            return (int)ExitCodes.For(diagnostics.Items);
        }

        if (terminal.Json)
        {
            var document = Describe(profile);
            document["format"] = "neurochip-profile/1";
            document["yaml"] = ProfileText.Of(profile);
            terminal.WriteJson(document);
            return (int)ExitCode.Done;
        }

        terminal.Output.Write(ProfileText.Of(profile));
        return (int)ExitCode.Done;
    }

    static JsonObject Describe(HardwareProfile profile) => new()
    {
        ["name"] = profile.Name,
        ["title"] = profile.Title,
        ["cores"] = profile.Mesh.Cores,
        ["family"] = profile.Neuron.Family,
        ["hash"] = ProfileHash.Of(profile),
    };

    static int Validate(ParseResult parsed)
    {
        var terminal = new Terminal(parsed);
        var all = new DiagnosticBag();
        var results = new JsonArray();
        foreach (var name in parsed.GetRequiredValue(Files))
        {
            var diagnostics = new DiagnosticBag();
            var profile = Load(terminal, name, null, diagnostics);
            results.Add(new JsonObject
            {
                ["profile"] = name,
                ["valid"] = profile is not null,
                ["hash"] = profile is null ? null : ProfileHash.Of(profile),
                ["findings"] = JsonReport.Findings(diagnostics.Items),
            });
            if (profile is not null && !terminal.Json)
            {
                terminal.Output.WriteLine($"{name}: ok, {profile.Title}, hash {ProfileHash.Of(profile)}");
            }

            all.AddRange(diagnostics.Items);
        }

        if (terminal.Json)
        {
            terminal.WriteJson(new JsonObject { ["format"] = "neurochip-validation/1", ["results"] = results });
        }

        return (int)(all.HasErrors ? ExitCodes.For(all.Items) : terminal.Strict && all.Warnings > 0 ? ExitCode.WarningsUnderStrict : ExitCode.Done);
    }

    static int Diff(ParseResult parsed)
    {
        var terminal = new Terminal(parsed);
        var diagnostics = new DiagnosticBag();
        var (left, right) = (parsed.GetRequiredValue(Profile), parsed.GetRequiredValue(Other));
        if (Load(terminal, left, null, diagnostics) is not { } a || Load(terminal, right, null, diagnostics) is not { } b)
        {
            return (int)ExitCodes.For(diagnostics.Items);
        }

        var differences = ProfileDiff.Compare(a, b);
        if (terminal.Json)
        {
            terminal.WriteJson(new JsonObject
            {
                ["format"] = "neurochip-profile-diff/1",
                ["left"] = left,
                ["right"] = right,
                ["differences"] = new JsonArray([.. differences.Select(d => new JsonObject { ["key"] = d.Path, ["left"] = d.Left, ["right"] = d.Right })]),
            });
            return (int)ExitCode.Done;
        }

        var table = new TextTable("key", left, right);
        foreach (var difference in differences)
        {
            table.Add(difference.Path, difference.Left, difference.Right);
        }

        table.Write(terminal.Output);
        return (int)ExitCode.Done;
    }

    static int Schema(ParseResult parsed)
    {
        new Terminal(parsed).Output.Write(ProfileSchema.Json());
        return (int)ExitCode.Done;
    }

    static HardwareProfile? Load(Terminal terminal, string name, ParseResult? parsed, DiagnosticBag diagnostics)
    {
        var overrides = ProfileSettings.Parse(parsed, diagnostics);
        var profile = diagnostics.HasErrors ? null : ProfileCatalog.Load(name, overrides, diagnostics);
        RunVerb.Print(terminal, diagnostics);
        return profile;
    }
}
