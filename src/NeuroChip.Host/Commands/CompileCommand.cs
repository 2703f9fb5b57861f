using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using NeuroChip.Compiler;
using NeuroChip.Compiler.Profiles;
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
        foreach (var option in ChipOptions.All.Concat(NetworkOptions.All).Concat(DataOptions.All))
        {
            command.Add(option);
        }

        command.SetAction(Run);
        return command.WithExamples(
            "compile mnist_mlp.nir --profile rram-256 --out mnist.ncimg",
            "compile net.json --profile loihi-davies2018 --dry-run");
    }

    static int Run(ParseResult parsed)
    {
        var terminal = new Terminal(parsed);
        var watch = Stopwatch.StartNew();
        var path = parsed.GetValue(ExecutionOptions.Out);
        if (path is not null)
        {
            OutputFile.RequireFree(path, parsed.GetValue(ExecutionOptions.Force));
        }

        var diagnostics = new DiagnosticBag();
        var result = ChipJob.Compile(parsed, parsed.GetRequiredValue(NetworkOptions.Network), diagnostics);
        RunVerb.Print(terminal, diagnostics);
        if (result is null)
        {
            return (int)ExitCodes.For(diagnostics.Items);
        }

        if (path is not null && !parsed.GetValue(ExecutionOptions.DryRun))
        {
            OutputFile.Write(path, overwrite: true, stream => ImageFile.Write(result.Image, stream));
        }

        Report(terminal, result, watch.Elapsed.TotalSeconds, path);
        return (int)(terminal.Strict && diagnostics.Warnings > 0 ? ExitCode.WarningsUnderStrict : ExitCode.Done);
    }

    static void Report(Terminal terminal, CompileResult result, double seconds, string? path)
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
                ["compileSeconds"] = seconds,
                ["image"] = path,
            });
            return;
        }

        terminal.Output.WriteLine(ConsoleReport.Banner(image.Profile, "none"));
        ConsoleReport.WriteChip(terminal.Output, figures);
        ConsoleReport.WriteConversions(terminal.Output, image.Conversions);
        terminal.Output.WriteLine();
        terminal.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Compiled in {seconds:F2} s: {string.Join(", ", result.Report.Passes)}"));
        terminal.Output.WriteLine($"image {ImageHash.Of(image)}{(path is null ? "" : $" → {path}")}");
    }
}
