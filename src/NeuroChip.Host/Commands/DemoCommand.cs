using System.CommandLine;
using NeuroChip.Host.CommandLine;
using NeuroChip.Host.Pipeline;

namespace NeuroChip.Host.Commands;

/// <summary>The main job on shipped input: real digits, a shipped network, a small RRAM chip.</summary>
static class DemoCommand
{
    const string DefaultReport = "report.json";
    const string DefaultPage = "report.html";

    // What the demo does is a compare that a user could type; the report says so.
    static readonly string[] Compare =
        ["compare", "builtin:digits", "--dt", "1ms", "--profile", "rram-64", "--dataset", "digits", "--ticks", "16"];

    public static Command Create()
    {
        var command = new Command("demo", "Classify the UCI handwritten digits on an emulated RRAM chip, beside the float network")
        {
            ChipOptions.Set, ExecutionOptions.Backend, ExecutionOptions.Device, ExecutionOptions.Threads, ExecutionOptions.Out, ExecutionOptions.Report, ExecutionOptions.Force,
        };
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(parsed, cancellation)));
        return command.WithExamples("demo", "demo --set quantization.weightBits=2");
    }

    static int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var terminal = new Terminal(parsed);
        var own = parsed.GetValue(ExecutionOptions.Out);
        RunFiles.Of(parsed).RequireFree();

        var files = new RunFiles(own ?? DefaultReport, PageBeside(parsed), Overwrite: true);
        string[] arguments = [.. Compare, .. parsed.Tokens.Skip(1).Select(token => token.Value)];
        var compare = VerbTable.Root.Parse(arguments);
        var code = RunVerb.Run(compare, terminal, "demo", withReference: true, files, cancellation);
        if (!terminal.Json && code is (int)ExitCode.Done or (int)ExitCode.AssertionFailed)
        {
            terminal.Output.WriteLine($"""

                The report is in {files.Page} (open it in a browser) and, for programs, in {files.Json}. Go on with
                  neurochip demo --set quantization.weightBits=2                            fewer bits
                  neurochip compare builtin:digits --dataset digits --ticks 16 \
                            --profile loihi-davies2018                                      another chip
                  neurochip compile builtin:digits --profile rram-64 --out digits.ncimg     keep the image
                  neurochip inspect digits.ncimg --where 'lif1[0]'                          find a neuron in it
                  neurochip train --dataset digits --out mine.nir                           your own network
                """);
        }

        return code;
    }

    // Beside the JSON where that was given a place of its own.
    static string PageBeside(ParseResult parsed) =>
        parsed.GetValue(ExecutionOptions.Report)
        ?? (parsed.GetValue(ExecutionOptions.Out) is { } json and not OutputFile.StandardOutput ? Path.ChangeExtension(json, ".html") : DefaultPage);
}
