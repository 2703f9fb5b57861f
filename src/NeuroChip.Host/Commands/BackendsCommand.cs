using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using NeuroChip.Emulator.Backends;
using NeuroChip.Emulator.Backends.Accelerators;
using NeuroChip.Host.CommandLine;
using NeuroChip.Host.Reports;

namespace NeuroChip.Host.Commands;

/// <summary>Every backend, its devices, or why it has none.</summary>
static class BackendsCommand
{
    public static Command Create()
    {
        var command = new Command("backends", "List the backends of this machine and their devices, or why there are none");
        command.SetAction(parsed => Run(new Terminal(parsed)));
        return command.WithExamples("backends", "backends --json");
    }

    static int Run(Terminal terminal)
    {
        if (terminal.Json)
        {
            terminal.WriteJson(Document());
            return (int)ExitCode.Done;
        }

        WriteBackends(terminal.Output);
        WriteDevices(terminal.Output);
        return (int)ExitCode.Done;
    }

    static void WriteBackends(TextWriter output)
    {
        output.WriteLine("Backends (--backend)");
        var table = new TextTable("", "backend", "detail");
        foreach (var backend in BackendRegistry.All)
        {
            table.Add(backend.Absence is null ? "ok" : "--", backend.Name, backend.Absence ?? backend.Title);
        }

        table.Write(output);
    }

    static void WriteDevices(TextWriter output)
    {
        var devices = BackendRegistry.Available.SelectMany(backend => backend.Devices.Select(device => (backend.Name, Device: device))).ToList();
        if (devices.Count == 0)
        {
            output.WriteLine("\nNo devices beside the processor; the lines above say why.");
            return;
        }

        output.WriteLine("\nDevices (--device)");
        var table = new TextTable("backend", "device", "name", "kind", "units", "memory", "platform", "driver");
        foreach (var (backend, device) in devices)
        {
            table.Add(
                backend, device.Number.ToString(CultureInfo.InvariantCulture), device.Name, KindOf(device), device.Units.ToString(CultureInfo.InvariantCulture),
                $"{device.MemoryBytes >> 20} MiB", device.Platform, device.Driver);
        }

        table.Write(output);
    }

    static JsonObject Document() => new()
    {
        ["format"] = "neurochip-backends/1",
        ["version"] = ProductVersion.Text,
        ["backends"] = new JsonArray([.. BackendRegistry.All.Select(backend => new JsonObject
        {
            ["name"] = backend.Name,
            ["available"] = backend.Absence is null,
            ["absence"] = backend.Absence,
            ["title"] = backend.Absence is null ? backend.Title : null,
            ["devices"] = new JsonArray([.. backend.Devices.Select(Document)]),
        })]),
    };

    static JsonObject Document(DeviceInfo device) => new()
    {
        ["number"] = device.Number,
        ["name"] = device.Name,
        ["kind"] = KindOf(device),
        ["units"] = device.Units,
        ["memoryBytes"] = device.MemoryBytes,
        ["largestBufferBytes"] = device.LargestBufferBytes,
        ["platform"] = device.Platform,
        ["driver"] = device.Driver,
    };

    static string KindOf(DeviceInfo device) => device.Kind switch
    {
        DeviceKind.Gpu => "GPU",
        DeviceKind.Processor => "processor",
        _ => "other",
    };
}
