using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using NeuroChip.Compiler;
using NeuroChip.Compiler.Profiles;
using NeuroChip.Compiler.Traffic;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Images;
using NeuroChip.Host.CommandLine;
using NeuroChip.Host.Pipeline;
using NeuroChip.Host.Reports;

namespace NeuroChip.Host.Commands;

/// <summary>A network becomes a chip image.</summary>
static class CompileCommand
{
    public static Command Create()
    {
        var command = new Command("compile", "Compile a network into a chip image")
        {
            NetworkOptions.Network, ExecutionOptions.Out, ExecutionOptions.Force, ExecutionOptions.DryRun,
        };
        foreach (var option in ChipOptions.All.Concat(NetworkOptions.All).Concat(DataOptions.All).Concat(MapOutput.All))
        {
            command.Add(option);
        }

        command.SetAction((parsed, cancellation) => Task.FromResult(Run(parsed, cancellation)));
        return command.WithExamples(
            "compile mnist_mlp.nir --profile rram-256 --out mnist.ncimg",
            "compile net.json --objective hops --report --svg map.svg",
            "compile net.json --profile loihi-davies2018 --dry-run",
            "compile net.json --profile rram-64 --set core.partialSums=false --allow-relays --dataset digits");
    }

    static int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var terminal = new Terminal(parsed);
        var watch = Stopwatch.StartNew();
        var path = parsed.GetValue(ExecutionOptions.Out);
        if (path is not null)
        {
            OutputFile.RequireFree(path, parsed.GetValue(ExecutionOptions.Force));
        }

        MapOutput.RequireFree(parsed);
        var diagnostics = new DiagnosticBag();
        var times = new PassTimes();
        var job = ChipJob.Compile(parsed, parsed.GetRequiredValue(NetworkOptions.Network), diagnostics, times.Start, cancellation);
        times.End();
        RunVerb.Print(terminal, diagnostics);
        if (job?.Compilation is not { } compilation)
        {
            return (int)ExitCodes.For(diagnostics.Items);
        }

        if (path is not null && !parsed.GetValue(ExecutionOptions.DryRun))
        {
            OutputFile.Write(path, overwrite: true, stream => ImageFile.Write(job.Image, stream));
        }

        var seconds = watch.Elapsed.TotalSeconds;
        var relays = InputLoader.IsNamed(parsed) ? RelayStudy.Of(parsed, job) : null;
        Report(terminal, new CompileResult(job.Image, compilation), relays, seconds, times, path);
        if (MapOutput.IsWanted(parsed))
        {
            MapOutput.Write(parsed, terminal, new ChipMap(job.Image, compilation.Utilisation, TrafficMeter.Of(job.Image)));
        }

        return (int)(cancellation.IsCancellationRequested ? ExitCode.Interrupted
            : terminal.Strict && diagnostics.Warnings > 0 ? ExitCode.WarningsUnderStrict
            : ExitCode.Done);
    }

    static void Report(Terminal terminal, CompileResult result, RelayFigures? relays, double seconds, PassTimes times, string? path)
    {
        var image = result.Image;
        var figures = ChipSummary.Of(image, result.Report);
        if (terminal.Json)
        {
            terminal.WriteJson(new JsonObject
            {
                ["format"] = "neurochip-compile/1",
                ["version"] = ProductVersion.Text,
                ["network"] = image.Network,
                ["profile"] = image.Profile.Name,
                ["profileHash"] = ProfileHash.Of(image.Profile),
                ["imageHash"] = ImageHash.Of(image),
                ["coresUsed"] = figures.CoresUsed,
                ["coresAvailable"] = figures.CoresAvailable,
                ["neurons"] = figures.Neurons,
                ["synapses"] = figures.Synapses,
                ["utilisation"] = JsonReport.Utilisation(figures),
                ["conversions"] = JsonReport.Conversions(image.Conversions),
                ["mapping"] = result.Report.Mapping is { } mapping ? MappingReportText.Json(mapping) : null,
                ["inserted"] = RelayFigures.Inserted(result.Report.Inserted),
                ["relays"] = relays?.ToJson(),
                ["traffic"] = MappingReportText.Json(TrafficMeter.Of(image).Figures()),
                ["compileSeconds"] = seconds,
                ["passSeconds"] = times.Json(),
                ["image"] = path,
            });
            return;
        }

        terminal.Output.WriteLine(ConsoleReport.Banner(image.Profile, "none"));
        ConsoleReport.WriteChip(terminal.Output, figures);
        ConsoleReport.WriteConversions(terminal.Output, image.Conversions);
        if (result.Report.Mapping is { } found)
        {
            MappingReportText.Write(terminal.Output, found);
        }

        relays?.Write(terminal.Output);
        terminal.Output.WriteLine();
        terminal.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Compiled in {seconds:F2} s: {times}"));
        terminal.Output.WriteLine($"image {ImageHash.Of(image)}{(path is null ? "" : $" → {path}")}");
    }
}
