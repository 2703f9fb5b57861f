using System.CommandLine;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text.Json.Nodes;
using NeuroChip.Data.Datasets;
using NeuroChip.Emulator.Backends;
using NeuroChip.Host.CommandLine;
using NeuroChip.Host.Pipeline;
using NeuroChip.Host.Reports;

namespace NeuroChip.Host.Commands;

/// <summary>What this machine offers, and why something is missing.</summary>
static class DoctorCommand
{
    public static Command Create()
    {
        var command = new Command("doctor", "Check this machine: runtime, processor, backends, data folders") { DataOptions.Data };
        command.SetAction(Run);
        return command.WithExamples("doctor", "doctor --json");
    }

    static int Run(ParseResult parsed)
    {
        var terminal = new Terminal(parsed);
        var findings = Findings(parsed).ToList();
        if (terminal.Json)
        {
            terminal.WriteJson(new JsonObject
            {
                ["format"] = "neurochip-doctor/1",
                ["version"] = ProductVersion.Text,
                ["findings"] = new JsonArray([.. findings.Select(f => new JsonObject
                {
                    ["what"] = f.What, ["ok"] = f.Ok, ["detail"] = f.Detail,
                })]),
            });
            return (int)ExitCode.Done;
        }

        terminal.Output.WriteLine($"NeuroChip {ProductVersion.Text} on this machine");
        var table = new TextTable("", "what", "detail");
        foreach (var (what, ok, detail) in findings)
        {
            table.Add(ok ? "ok" : "--", what, detail);
        }

        table.Write(terminal.Output);
        return (int)ExitCode.Done;
    }

    static IEnumerable<(string What, bool Ok, string Detail)> Findings(ParseResult parsed)
    {
        yield return ("runtime", true, $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.RuntimeIdentifier}");
        yield return ("processor", true, $"{Environment.ProcessorCount} processors, {RuntimeInformation.ProcessArchitecture}, {Simd()}");
        foreach (var backend in BackendRegistry.All)
        {
            yield return ($"backend {backend.Name}", backend.Absence is null, backend.Absence ?? backend.Title);
        }

        yield return Writable("working folder", Environment.CurrentDirectory);
        yield return Writable("cache folder", DataFolders.Cache);
        var roots = InputLoader.Roots(parsed);
        foreach (var entry in DatasetCatalog.All)
        {
            var detail = entry.Sources.IsEmpty ? "built in" : entry.IsPresent(roots) ? "found" : $"not here; neurochip datasets show {entry.Info.Name}";
            yield return ($"data set {entry.Info.Name}", entry.Sources.IsEmpty || entry.IsPresent(roots), detail);
        }
    }

    static string Simd() =>
        Vector512.IsHardwareAccelerated ? "512-bit registers" : Vector256.IsHardwareAccelerated ? "256-bit registers"
        : Vector128.IsHardwareAccelerated ? "128-bit registers" : "no SIMD registers";

    static (string What, bool Ok, string Detail) Writable(string what, string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var probe = Path.Combine(folder, $".neurochip-{Environment.ProcessId}");
            File.WriteAllText(probe, "");
            File.Delete(probe);
            return (what, true, $"{folder} can be written");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return (what, false, problem.Message);
        }
    }
}
