using System.Text.Json;
using System.Text.Json.Nodes;
using NeuroChip.Host.Reports.Pages;

namespace NeuroChip.Host.Sweeps;

/// <summary>What is kept of one run.</summary>
/// <param name="Message">Why there is no report; empty where there is one.</param>
/// <param name="Report">The run's report; null where there is none.</param>
sealed record SweepResult(RunStatus Status, string Message, ReportFile? Report)
{
    const string Format = "neurochip-sweep-result/1";

    public static SweepResult Missing { get; } = new(RunStatus.Missing, "", null);

    /// <summary>Parts of a report that are large and the same in every run, or that no table of a sweep has.</summary>
    static readonly string[] LeftOut = ["predictions", "conversions", "cores", "coreLoads", "linkLoads", "groups", "sources", "profileNotes", "raster"];

    /// <summary>The file of a finished run.</summary>
    public static string Text(PlannedRun run, RunStatus status, string message, JsonObject? report)
    {
        foreach (var key in LeftOut)
        {
            report?.Remove(key);
        }

        return new JsonObject { ["format"] = Format, ["hash"] = run.Hash, ["status"] = status.ToString(), ["message"] = message, ["report"] = report }.ToJsonString() + "\n";
    }

    /// <summary>A result that is not there, or that a broken disk has damaged, is missing: the run is done again.</summary>
    public static SweepResult Read(SweepFolder folder, PlannedRun run)
    {
        var path = folder.ResultPath(run.Hash);
        if (!File.Exists(path))
        {
            return Missing;
        }

        try
        {
            var file = ReportFile.ReadAny(path);
            var status = Enum.TryParse<RunStatus>(file.Text("status"), out var known) ? known : RunStatus.Missing;
            return file.Text("hash") == run.Hash ? new SweepResult(status, file.Text("message"), Inner(file)) : Missing;
        }
        catch (Core.Diagnostics.InputErrorException)
        {
            return Missing;
        }
    }

    static ReportFile? Inner(ReportFile file) => file.Object("report") is { ValueKind: JsonValueKind.Object } report ? new ReportFile(file.Path, report) : null;
}
