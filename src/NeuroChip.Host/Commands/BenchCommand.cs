using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text.Json.Nodes;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Emulator.Backends;
using NeuroChip.Host.Benchmarks;
using NeuroChip.Host.CommandLine;
using NeuroChip.Host.Reports;

namespace NeuroChip.Host.Commands;

/// <summary>Measures this machine with the product's own loops, each beside a plain loop over the same data.</summary>
static class BenchCommand
{
    static readonly Argument<string[]> Names = new("benchmark")
    {
        Description = $"{string.Join(", ", BenchmarkCatalog.All.Select(benchmark => benchmark.Name))}; a name without its ending, as noc, stands for all of them; all where none is named",
        Arity = ArgumentArity.ZeroOrMore,
    };

    // A benchmark is about one thread unless it is asked for more.
    static readonly Option<int> Threads = new("--threads", "-j") { Description = "Worker threads", DefaultValueFactory = _ => 1 };

    static readonly Option<int> Repeat = new("--repeat") { Description = "Executions of which the median counts", DefaultValueFactory = _ => 5 };

    static readonly Option<int> Neurons = new("--neurons")
    {
        Description = "Size of 'scale', 10000 to 1000000: a multiple of 1000",
        DefaultValueFactory = _ => 100_000,
    };

    public static Command Create()
    {
        var command = new Command("bench", "Measure the emulator on this machine, beside the machine's own limit")
        {
            Names, ExecutionOptions.Backend, ExecutionOptions.Device, Threads, Repeat, Neurons,
        };
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(parsed, cancellation)));
        return command.WithExamples("bench mlp", "bench mlp ei --threads 2 --json", "bench noc --repeat 1", "bench scale --neurons 1000000 --repeat 1");
    }

    static int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var terminal = new Terminal(parsed);
        var names = parsed.GetValue(Names) is { Length: > 0 } named ? named : [.. BenchmarkCatalog.All.Select(benchmark => benchmark.Name)];
        var benchmarks = names.SelectMany(BenchmarkCatalog.Find).ToList();
        var options = new BenchOptions(
            BackendRegistry.Find(parsed.GetRequiredValue(ExecutionOptions.Backend)).Name, parsed.GetValue(ExecutionOptions.Device),
            AtLeastOne(parsed, Threads), AtLeastOne(parsed, Repeat), AtLeastOne(parsed, Neurons));
        var figures = new List<BenchFigures>();
        foreach (var benchmark in benchmarks)
        {
            using var progress = new ProgressPrinter(terminal, benchmark.Name);
            figures.Add(BenchMeasurement.Run(benchmark, options, done => progress.Report(done, options.Repeat), cancellation));
        }

        Print(terminal, TimingCost.Beside(figures));
        return (int)ExitCode.Done;
    }

    static int AtLeastOne(ParseResult parsed, Option<int> option) => parsed.GetValue(option) is >= 1 and var value
        ? value
        : throw new InputErrorException(FileCodes.BadValue.With($"{option.Name} is {parsed.GetValue(option)}; at least 1 is needed."));

    static void Print(Terminal terminal, ImmutableArray<BenchFigures> figures)
    {
        if (terminal.Json)
        {
            terminal.WriteJson(new JsonObject
            {
                ["format"] = "neurochip-bench/1",
                ["version"] = ProductVersion.Text,
                ["machine"] = Machine(),
                ["executions"] = new JsonArray([.. figures.Select(figure => (JsonNode)figure.Executions)]),
                ["benchmarks"] = new JsonArray([.. figures.Select(figure => figure.ToJson())]),
            });
            return;
        }

        terminal.Output.WriteLine($"NeuroChip {ProductVersion.Text} emulator, not silicon · {Machine()}");
        var table = new TextTable("benchmark", "backend", "threads", "wall", "CPU", "samples/s", "synaptic events/s", "neuron updates/s", "plastic updates/s", "wall per model time", "setup", "peak", "limit/s", "share");
        foreach (var figure in figures)
        {
            table.Add(
                figure.Name, figure.Backend, Text(figure.Threads), Seconds(figure.WallSeconds), Seconds(figure.CpuSeconds), Giga(figure.SamplesPerSecond),
                Giga(figure.SynapticEventsPerSecond), Giga(figure.NeuronUpdatesPerSecond), Giga(figure.PlasticUpdatesPerSecond),
                figure.RealTimeFactor is { } factor ? string.Create(CultureInfo.InvariantCulture, $"{factor:0.####}") : "",
                Seconds(figure.SetupSeconds), string.Create(CultureInfo.InvariantCulture, $"{figure.PeakBytes / 1e9:0.00} GB"),
                figure.Limit is { } limit ? Giga(limit.PerSecond) : "", figure.Limit is { } reached ? string.Create(CultureInfo.InvariantCulture, $"{reached.Share:0.0 %}") : "");
        }

        table.Write(terminal.Output);
        foreach (var figure in figures.Where(figure => figure.Counts.StateHash.Length > 0))
        {
            terminal.Output.WriteLine($"  {figure.Name}: state {figure.Counts.StateHash}, median of {figure.Executions}{(figure.Limit is { } limit ? $"; limit: {limit.Kernel}" : "")}{(figure.TimingCost is { } cost ? $"; {figure.Counts.Messages} messages, {cost}" : "")}");
        }
    }

    static string Machine() => string.Create(CultureInfo.InvariantCulture,
        $"{Processor()}, {Environment.ProcessorCount} processors, {RegisterBits()}-bit registers, {RuntimeInformation.FrameworkDescription}");

    static int RegisterBits() => Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;

    static string Processor()
    {
        const string List = "/proc/cpuinfo", Key = "model name";
        var line = File.Exists(List) ? File.ReadLines(List).FirstOrDefault(line => line.StartsWith(Key, StringComparison.Ordinal)) : null;
        return line is null ? RuntimeInformation.ProcessArchitecture.ToString() : line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
    }

    static string Giga(double perSecond) => perSecond switch
    {
        0 => "",
        >= 1e9 => string.Create(CultureInfo.InvariantCulture, $"{perSecond / 1e9:0.00} G"),
        >= 1e6 => string.Create(CultureInfo.InvariantCulture, $"{perSecond / 1e6:0.0} M"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{perSecond:0.0}"),
    };

    static string Seconds(double seconds) => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.000} s");

    static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
