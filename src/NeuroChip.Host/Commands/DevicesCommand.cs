using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using NeuroChip.Compiler.Profiles;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Hardware;
using NeuroChip.Core.Units;
using NeuroChip.Devices.Chips;
using NeuroChip.Host.Charts;
using NeuroChip.Host.CommandLine;
using NeuroChip.Host.Pipeline;

namespace NeuroChip.Host.Commands;

/// <summary>The memory cells of crossbars: shipped ones and a user's own.</summary>
static class DevicesCommand
{
    const int SingleDevices = 4;
    const int DevicesPerLevel = 400;

    static readonly Argument<string> Device = new("device") { Description = "A shipped device or a path to a YAML file" };

    static readonly Option<bool> Resolved = new("--resolved") { Description = "Every value that is in force, defaults included" };

    static readonly Option<int> Bits = new("--bits") { Description = "Bits of a cell, 1 to 6: as many levels are programmed", DefaultValueFactory = _ => 4 };

    public static Command Create()
    {
        var list = new Command("list", "List the shipped devices");
        list.SetAction(List);
        var show = new Command("show", "Show a device as written, with its sources, or with every value resolved") { Device, Resolved };
        show.SetAction(Show);
        var plot = new Command("plot", "Draw a device as SVG: conductance against pulses, and its levels as programmed")
        {
            Device, Bits, DeviceOptions.Level, DeviceOptions.Age, ChipOptions.Seed, ExecutionOptions.Out, ExecutionOptions.Force,
        };
        plot.SetAction(Plot);
        return new Command("devices", "List, show and draw the memory cells of crossbars")
        {
            list.WithExamples("devices list"),
            show.WithExamples("devices show taox-hfox", "devices show my-device.yaml --resolved"),
            plot.WithExamples("devices plot taox-hfox --out taox-hfox.svg", "devices plot pcm-nandakumar2019 --bits 3 --age 1d --out pcm.svg"),
        }.WithExamples("devices list", "devices show taox-hfox", "devices plot gst-pcm --out gst.svg");
    }

    static int List(ParseResult parsed)
    {
        var terminal = new Terminal(parsed);
        var devices = DeviceCatalog.Names.Select(name => DeviceCatalog.Load(name, new DiagnosticBag())!).ToList();
        if (terminal.Json)
        {
            terminal.WriteJson(new JsonObject { ["format"] = "neurochip-devices/1", ["devices"] = new JsonArray([.. devices.Select(Describe)]) });
            return (int)ExitCode.Done;
        }

        var table = new TextTable("name", "gmin", "gmax", "σ", "measured", "pulses", "retention", "what");
        foreach (var device in devices)
        {
            table.Add(
                device.Preset, Siemens(device.MinSiemens), Siemens(device.MaxSiemens), QuantityFormatter.Format(device.ProgrammingSigma, Unit.Percent),
                device.MeasuredLaw, PulsesOf(device), device.Retention == RetentionKind.None ? "" : NameOf(device.Retention), device.Title);
        }

        table.Write(terminal.Output);
        return (int)ExitCode.Done;
    }

    static int Show(ParseResult parsed)
    {
        var terminal = new Terminal(parsed);
        var name = parsed.GetRequiredValue(Device);
        if (!terminal.Json && !parsed.GetValue(Resolved) && DeviceCatalog.Names.Contains(name))
        {
            terminal.Output.Write(DeviceCatalog.Text(name));
            return (int)ExitCode.Done;
        }

        var diagnostics = new DiagnosticBag();
        if (Load(terminal, name, diagnostics) is not { } device)
        {
            return (int)ExitCodes.For(diagnostics.Items);
        }

        if (terminal.Json)
        {
            var document = Describe(device);
            document["format"] = "neurochip-device/1";
            document["yaml"] = DeviceCatalog.Text(device);
            terminal.WriteJson(document);
            return (int)ExitCode.Done;
        }

        terminal.Output.Write(DeviceCatalog.Text(device));
        return (int)ExitCode.Done;
    }

    static int Plot(ParseResult parsed)
    {
        var terminal = new Terminal(parsed);
        var name = parsed.GetRequiredValue(Device);
        var path = parsed.GetValue(ExecutionOptions.Out) ?? $"{Path.GetFileNameWithoutExtension(name)}.svg";
        OutputFile.RequireFree(path, parsed.GetValue(ExecutionOptions.Force));
        var diagnostics = new DiagnosticBag();
        if (Load(terminal, name, diagnostics) is not { } device)
        {
            return (int)ExitCodes.For(diagnostics.Items);
        }

        OutputFile.WriteText(path, parsed.GetValue(ExecutionOptions.Force), Chart(parsed, name, device).ForFile("device") + "\n");
        if (terminal.Json)
        {
            terminal.WriteJson(new JsonObject { ["format"] = "neurochip-plot/1", ["device"] = name, ["file"] = path });
        }
        else
        {
            terminal.Note($"{path} written");
        }

        return (int)ExitCode.Done;
    }

    static DeviceChart Chart(ParseResult parsed, string name, DeviceSpec device)
    {
        var bits = parsed.GetValue(Bits);
        if (bits is < 1 or > 6)
        {
            throw new InputErrorException(FileCodes.BadValue.With($"--bits is {bits}; it must be 1 to 6."));
        }

        var fidelity = DeviceOptions.FidelityOf(parsed) ?? (device.MeasuredLaw.Length > 0 || device.WriteVerify ? Fidelity.Measured : Fidelity.Statistical);
        var age = DeviceOptions.AgeOf(parsed);
        var seed = parsed.GetValue(ChipOptions.Seed);
        var when = age > 0 ? $", {QuantityFormatter.Format(age, Unit.Second)} later" : "";
        IEnumerable<double[]> curves = device.PulseLaw == PulseLawKind.None
            ? []
            : Enumerable.Range(0, 1 + (device.CycleToCycle > 0 ? SingleDevices : 0)).Select(trial => PulseCurve.Of(device, seed, (uint)trial));
        var levels = string.Create(CultureInfo.InvariantCulture, $"{1 << bits} levels of {DevicesPerLevel} devices, {DeviceOptions.NameOf(fidelity)}{when}; conductance, µS");
        return new DeviceChart($"{name}: {device.Title}", $"Conductance of {name} against programming pulses, and {levels}.")
        {
            Curves = [.. curves],
            Levels = LevelSample.Of(device, fidelity, age, bits, DevicesPerLevel, seed),
            LevelsName = levels,
        };
    }

    static DeviceSpec? Load(Terminal terminal, string name, DiagnosticBag diagnostics)
    {
        var device = DeviceCatalog.Load(name, diagnostics);
        RunVerb.Print(terminal, diagnostics);
        return device;
    }

    static JsonObject Describe(DeviceSpec device) => new()
    {
        ["name"] = device.Preset,
        ["title"] = device.Title,
        ["source"] = device.Source,
        ["gminSiemens"] = device.MinSiemens,
        ["gmaxSiemens"] = device.MaxSiemens,
        ["programmingSigma"] = device.ProgrammingSigma,
        ["measuredLaw"] = device.MeasuredLaw,
        ["pulseLaw"] = NameOf(device.PulseLaw),
        ["retention"] = NameOf(device.Retention),
    };

    static string PulsesOf(DeviceSpec device) => device.PulseLaw switch
    {
        PulseLawKind.None => "",
        PulseLawKind.SaturatingExponential => string.Create(CultureInfo.InvariantCulture, $"{device.PulsesUp}/{device.PulsesDown}, NL {device.NonlinearityUp}/{device.NonlinearityDown}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{NameOf(device.PulseLaw)}, step {device.StepSize}"),
    };

    static string NameOf<T>(T value)
        where T : struct, Enum =>
        System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    static string Siemens(double value) => QuantityFormatter.Format(value, Unit.Siemens);
}
