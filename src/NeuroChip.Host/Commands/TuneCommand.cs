using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Host.CommandLine;
using NeuroChip.Host.Pipeline;
using NeuroChip.Host.Reports;
using NeuroChip.Host.Reports.Pages;
using NeuroChip.Host.Sweeps;
using NeuroChip.Host.Tuning;

namespace NeuroChip.Host.Commands;

/// <summary>The fewest weight bits, layer by layer, that keep the accuracy.</summary>
static class TuneCommand
{
    public static Command Create()
    {
        var command = new Command("tune", "Find the fewest weight bits, layer by layer, that keep the accuracy within a given loss") { NetworkOptions.Network };
        foreach (var option in PlanArguments.Options.Concat([TuneOptions.MaxLoss, TuneOptions.Bits, TuneOptions.Out]))
        {
            command.Add(option);
        }

        command.SetAction((parsed, cancellation) => Task.FromResult(Run(parsed, cancellation)));
        return command.WithExamples(
            "tune net.nir --dataset mnist --ticks 25 --max-loss 1%",
            "tune net.nir --dataset mnist --split train -n 2000 --max-loss 0.5% --bits 2..6");
    }

    static int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var terminal = new Terminal(parsed);
        var (largestLoss, (least, most)) = (TuneOptions.MaxLossOf(parsed), TuneOptions.BitsOf(parsed));
        var folder = new SweepFolder(parsed.GetRequiredValue(TuneOptions.Out));
        folder.RequireWritable();
        var diagnostics = new DiagnosticBag();
        if (Layers(parsed, diagnostics) is not { } layers)
        {
            RunVerb.Print(terminal, diagnostics);
            return (int)ExitCodes.For(diagnostics.Items);
        }

        var plan = EmptyPlan(parsed, layers.Names);
        var tuner = new Tuner(
            plan, folder, new RunIdentity(plan.Inputs, diagnostics), diagnostics, largestLoss, parsed.GetValue(ChipOptions.Seed), evaluation => Log(terminal, evaluation), cancellation);
        var search = new BitWidthSearch(layers.Synapses, least, most, bits => tuner.Evaluate(bits).IsGoodEnough);
        var widest = tuner.Evaluate([.. layers.Names.Select(_ => most)]);
        var uniform = search.Uniform() ?? throw NotMet(widest, most, largestLoss);
        var mixed = search.Mixed(uniform);
        SweepOutputs.Collect(folder, PlanFile.Read(folder));
        Report(parsed, terminal, layers.Names, tuner, widest, tuner.Evaluate(uniform), tuner.Evaluate(mixed));
        return (int)ExitCode.Done;
    }

    /// <summary>Projections with real weights, and their synapses on the chip.</summary>
    static (ImmutableArray<string> Names, ImmutableArray<long> Synapses)? Layers(ParseResult parsed, DiagnosticBag diagnostics)
    {
        if (ChipJob.Prepare(parsed, parsed.GetRequiredValue(NetworkOptions.Network), diagnostics) is not { } job)
        {
            return null;
        }

        var quantized = job.Image.Conversions.Where(row => row.Quantity == "weights").Select(row => row.Object).ToHashSet(StringComparer.Ordinal);
        var projections = LayoutSummary.Of(job.Image, job.Compilation).Projections.Where(projection => quantized.Contains(projection.Name)).ToList();
        return job.Network is null || projections.Count == 0
            ? throw new InputErrorException(FileCodes.BadValue.With("tune needs a network with real weights; a compiled image or a network of fixed-point codes has its bits already."))
            : ([.. projections.Select(projection => projection.Name)], [.. projections.Select(projection => projection.Synapses)]);
    }

    static SweepPlan EmptyPlan(ParseResult parsed, ImmutableArray<string> layers)
    {
        ImmutableArray<string> arguments = [.. PlanArguments.Of(parsed)];
        return new SweepPlan
        {
            Version = ProductVersion.Text,
            Command = CommandText.Of(parsed),
            Arguments = arguments,
            Inputs = PlanBuilder.Inputs(arguments),
            Axes = [.. layers.Select(layer => new SweepAxis($"quantization.layers.{layer}.weightBits", []))],
            Sampling = "search",
            Seeds = 1,
            Runs = [],
        };
    }

    static InputErrorException NotMet(Evaluation widest, int most, double largestLoss)
    {
        var found = $"the accuracy is {Text(widest, "accuracy", Show.Percent)}; the float network has {Text(widest, "floatAccuracy", Show.Percent)}, and {Show.PercentText(largestLoss)} may be lost";
        return new InputErrorException(SweepCodes.LossNotMet.With(string.Create(
            CultureInfo.InvariantCulture, $"With {most} bits everywhere {(widest.Result.Report is null ? widest.Result.Message : found)}.")));
    }

    static void Log(Terminal terminal, Evaluation evaluation) => terminal.Note(
        $"bits {string.Join(' ', evaluation.Bits)}: {(evaluation.Figure("accuracy") is { } accuracy ? Show.PercentText(accuracy) : SweepTables.Name(evaluation.Result.Status))}{(evaluation.IsGoodEnough ? "" : ", too low")}");

    static void Report(ParseResult parsed, Terminal terminal, ImmutableArray<string> layers, Tuner tuner, Evaluation widest, Evaluation uniform, Evaluation mixed)
    {
        var settings = layers.Zip(mixed.Bits, (layer, bits) => string.Create(CultureInfo.InvariantCulture, $"--set 'quantization.layers.{layer}.weightBits={bits}'"));
        if (terminal.Json)
        {
            terminal.WriteJson(new JsonObject
            {
                ["format"] = "neurochip-tune/1",
                ["folder"] = parsed.GetRequiredValue(TuneOptions.Out),
                ["floatAccuracy"] = mixed.Figure("floatAccuracy"),
                ["widest"] = Describe(layers, widest),
                ["uniform"] = Describe(layers, uniform),
                ["mixed"] = Describe(layers, mixed),
                ["evaluations"] = new JsonArray([.. tuner.Evaluations.Select(evaluation => Describe(layers, evaluation))]),
            });
            return;
        }

        terminal.Output.WriteLine($"NeuroChip {ProductVersion.Text} emulator, not silicon · {tuner.Evaluations.Count} evaluations");
        var table = new TextTable(["", .. layers, "accuracy", "memory", "saved", "energy", "cores"]);
        foreach (var (name, evaluation) in new[] { ("most bits", widest), ("uniform", uniform), ("mixed", mixed) })
        {
            table.Add(
            [
                name, .. evaluation.Bits.Select(bits => bits.ToString(CultureInfo.InvariantCulture)), Text(evaluation, "accuracy", Show.Percent),
                Text(evaluation, "weightMemoryBits", Show.Memory), Saved(widest, evaluation), Text(evaluation, "energyPerSampleJoules", Show.Energy), Text(evaluation, "coresUsed", Show.Count),
            ]);
        }

        table.Write(terminal.Output);
        terminal.Output.WriteLine($"  float network: {Text(mixed, "floatAccuracy", Show.Percent)}; mixed precision saves {Saved(uniform, mixed)} of the weight memory against uniform precision");
        terminal.Output.WriteLine($"  settings: {string.Join(' ', settings)}");
        terminal.Output.WriteLine($"Every evaluation is in {new SweepFolder(parsed.GetRequiredValue(TuneOptions.Out)).In("results.csv")}; {SweepOutputs.Page} beside it shows them.");
    }

    static JsonObject Describe(ImmutableArray<string> layers, Evaluation evaluation) => new()
    {
        ["bits"] = new JsonObject(layers.Zip(evaluation.Bits).Select(pair => KeyValuePair.Create(pair.First, (JsonNode?)pair.Second))),
        ["accuracy"] = evaluation.Figure("accuracy"),
        ["weightMemoryBits"] = evaluation.Figure("weightMemoryBits"),
        ["energyPerSampleJoules"] = evaluation.Figure("energyPerSampleJoules"),
        ["coresUsed"] = evaluation.Figure("coresUsed"),
        ["goodEnough"] = evaluation.IsGoodEnough,
    };

    static string Text(Evaluation evaluation, string key, Func<double, Cell> show) => Show.Maybe(evaluation.Figure(key), show).Text;

    static string Saved(Evaluation from, Evaluation to) =>
        from.Figure("weightMemoryBits") is > 0 and var before && to.Figure("weightMemoryBits") is { } after ? Show.PercentText(1 - (after / before)) : "";
}
