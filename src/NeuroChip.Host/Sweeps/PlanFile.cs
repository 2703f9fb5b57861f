using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Host.Reports;
using NeuroChip.Host.Reports.Pages;

namespace NeuroChip.Host.Sweeps;

/// <summary>Plans as JSON, a line for each run.</summary>
static class PlanFile
{
    public static string Text(SweepPlan plan)
    {
        var head = new JsonObject
        {
            ["format"] = SweepPlan.Format,
            ["version"] = plan.Version,
            ["command"] = plan.Command,
            ["arguments"] = Texts(plan.Arguments),
            ["inputs"] = new JsonArray([.. plan.Inputs.Select(input => new JsonObject { ["path"] = input.Path, ["sha256"] = input.Sha256 })]),
            ["axes"] = new JsonArray([.. plan.Axes.Select(axis => new JsonObject { ["key"] = axis.Key, ["values"] = Texts(axis.Values) })]),
            ["sampling"] = plan.Sampling,
            ["seeds"] = plan.Seeds,
        };
        var text = new StringBuilder("{\n");
        foreach (var (key, value) in head)
        {
            text.Append($"  \"{key}\": {value!.ToJsonString()},\n");
        }

        text.Append("  \"runs\": [\n    ").AppendJoin(",\n    ", plan.Runs.Select(run => Run(run).ToJsonString())).Append("\n  ]\n}\n");
        return text.ToString();
    }

    /// <exception cref="InputErrorException">NC8100: no plan there.</exception>
    public static SweepPlan Read(SweepFolder folder)
    {
        if (!File.Exists(folder.PlanPath))
        {
            throw new InputErrorException(SweepCodes.NotAPlan.At(new SourceLocation(folder.PlanPath), $"'{folder.Path}' has no plan.json."));
        }

        var file = ReadJson(folder);
        if (file.Text("format") != SweepPlan.Format)
        {
            throw new InputErrorException(SweepCodes.NotAPlan.At(new SourceLocation(folder.PlanPath), $"its format is '{file.Text("format")}'; '{SweepPlan.Format}' is expected."));
        }

        return new SweepPlan
        {
            Version = file.Text("version"),
            Command = file.Text("command"),
            Arguments = [.. file.Texts("arguments")],
            Inputs = [.. file.Items("inputs").Select(input => new PlanInput(file.TextOf(input, "path"), file.TextOf(input, "sha256")))],
            Axes = [.. file.Items("axes").Select(axis => new SweepAxis(file.TextOf(axis, "key"), [.. file.TextsOf(axis, "values")]))],
            Sampling = file.Text("sampling"),
            Seeds = (int)(file.Number("seeds") ?? 1),
            Runs = [.. file.Items("runs").Select(run => Run(file, run))],
        };
    }

    static ReportFile ReadJson(SweepFolder folder)
    {
        try
        {
            return ReportFile.ReadAny(folder.PlanPath);
        }
        catch (InputErrorException problem) when (problem.Diagnostic.Descriptor == ReportCodes.NotAReport)
        {
            throw new InputErrorException(SweepCodes.NotAPlan.At(problem.Diagnostic.Location, problem.Diagnostic.Message));
        }
    }

    /// <summary>A plan that this program can carry out here.</summary>
    /// <exception cref="InputErrorException">NC8100, NC8101 or NC8103.</exception>
    public static SweepPlan ReadToRun(SweepFolder folder)
    {
        var plan = Read(folder);
        var place = new SourceLocation(folder.PlanPath);
        if (plan.Version != ProductVersion.Text)
        {
            throw new InputErrorException(SweepCodes.OtherVersion.At(place, $"the plan is of version {plan.Version}; this is {ProductVersion.Text}."));
        }

        foreach (var input in plan.Inputs)
        {
            if (!File.Exists(input.Path) || PlanBuilder.ContentHash(input.Path) != input.Sha256)
            {
                var what = File.Exists(input.Path) ? "has other content than when the plan was made" : "is not here";
                throw new InputErrorException(SweepCodes.InputChanged.At(place, $"'{input.Path}' {what}."));
            }
        }

        return plan;
    }

    static JsonObject Run(PlannedRun run) => new()
    {
        ["index"] = run.Index,
        ["hash"] = run.Hash,
        ["settings"] = Texts(run.Settings),
        ["seed"] = run.Seed.ToString(CultureInfo.InvariantCulture),
    };

    static PlannedRun Run(ReportFile file, JsonElement run)
    {
        var hash = file.TextOf(run, "hash");
        return hash.Length > 0 && hash.All(char.IsAsciiHexDigitLower) && ulong.TryParse(file.TextOf(run, "seed"), NumberStyles.None, CultureInfo.InvariantCulture, out var seed)
            ? new PlannedRun((int)(file.NumberOf(run, "index") ?? 0), hash, [.. file.TextsOf(run, "settings")], seed)
            : throw new InputErrorException(SweepCodes.NotAPlan.At(new SourceLocation(file.Path), "a run has no hash or seed."));
    }

    static JsonArray Texts(ImmutableArray<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);
}
