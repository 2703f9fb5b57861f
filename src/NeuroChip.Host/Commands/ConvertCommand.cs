using System.CommandLine;
using System.Text.Json.Nodes;
using NeuroChip.Compiler.Importing.Json;
using NeuroChip.Compiler.Importing.Nir;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Formats.Nir;
using NeuroChip.Host.CommandLine;
using NeuroChip.Host.Pipeline;

namespace NeuroChip.Host.Commands;

/// <summary>A network from one format into another.</summary>
static class ConvertCommand
{
    static readonly Argument<string> Target = new("target") { Description = "The file to write: .nir or .json; - for JSON on standard output" };

    public static Command Create()
    {
        var command = new Command("convert", "Convert a network between NIR and JSON") { NetworkOptions.Network, Target, ExecutionOptions.Force };
        foreach (var option in NetworkOptions.All)
        {
            command.Add(option);
        }

        command.SetAction(Run);
        return command.WithExamples("convert net.nir net.json --dt 1ms", "convert net.json net.nir");
    }

    static int Run(ParseResult parsed)
    {
        var terminal = new Terminal(parsed);
        var target = parsed.GetRequiredValue(Target);
        var force = parsed.GetValue(ExecutionOptions.Force);
        OutputFile.RequireFree(target, force);
        var diagnostics = new DiagnosticBag();
        var path = parsed.GetRequiredValue(NetworkOptions.Network);
        using var source = NetworkSource.Open(path);
        var network = NetworkLoader.Load(source, path, parsed, diagnostics);
        if (network is null)
        {
            RunVerb.Print(terminal, diagnostics);
            return (int)ExitCodes.For(diagnostics.Items);
        }

        var bytes = FormatOf(target) switch
        {
            ".nir" => NirExporter.Export(network, diagnostics) is { } graph ? NirFile.ToBytes(graph) : null,
            _ => JsonNetworkWriter.ToBytes(network),
        };
        RunVerb.Print(terminal, diagnostics);
        if (bytes is null)
        {
            return (int)ExitCodes.For(diagnostics.Items);
        }

        OutputFile.Write(target, force, stream => stream.Write(bytes));
        if (terminal.Json && target != OutputFile.StandardOutput)
        {
            terminal.WriteJson(new JsonObject { ["format"] = "neurochip-convert/1", ["network"] = path, ["target"] = target, ["bytes"] = bytes.Length });
        }

        terminal.Note($"wrote {target}");
        return (int)ExitCode.Done;
    }

    static string FormatOf(string target) =>
        target == OutputFile.StandardOutput ? ".json"
        : Path.GetExtension(target).ToLowerInvariant() is ".nir" or ".json" ? Path.GetExtension(target).ToLowerInvariant()
        : throw new InputErrorException(FileCodes.BadValue.With($"'{target}' ends neither in .nir nor in .json."));
}
