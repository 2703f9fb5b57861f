using System.CommandLine;
using System.Globalization;
using NeuroChip.Compiler.Traffic;
using NeuroChip.Compiler.Verification;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Images;
using NeuroChip.Host.CommandLine;
using NeuroChip.Host.Pipeline;
using NeuroChip.Host.Reports;

namespace NeuroChip.Host.Commands;

/// <summary>A chip image as text, and where things are in it.</summary>
static class InspectCommand
{
    static readonly Argument<string> Image = new("image") { Description = "A chip image (.ncimg)" };

    static readonly Option<string?> Where = new("--where")
    {
        Description = "population[i]: on which core a neuron is; core:n: which neuron is there",
    };

    static readonly Option<bool> Weights = new("--weights") { Description = "Print every weight code, and how the codes of each projection are distributed" };

    static readonly Option<string?> WeightsCsv = new("--weights-csv") { Description = "Write all weights to this file: projection, source, target, delay, code, weight (- for standard output)" };

    static readonly Option<bool> Check = new("--check")
    {
        Description = "Check every budget of the profile again, from the image alone; exit code 3 where one is broken",
    };

    static readonly Option<string?> Fields = new("--fields")
    {
        Description = "Draw the weights of every neuron of a projection, laid out like its sources, to this file (.png)",
    };

    static readonly Option<string?> Projection = new("--projection")
    {
        Description = "Projection of --fields by name (default: the first that learns, else the first)",
    };

    public static Command Create()
    {
        var command = new Command("inspect", "Print a chip image as text, check it, or find a neuron in it") { Image, Where, Weights, WeightsCsv, Fields, Projection, Check, ExecutionOptions.Force };
        foreach (var option in MapOutput.All)
        {
            command.Add(option);
        }

        command.SetAction(Run);
        return command.WithExamples("inspect mnist.ncimg", "inspect mnist.ncimg --check", "inspect mnist.ncimg --report --svg map.svg", "inspect mnist.ncimg --where 'lif1[17]'", "inspect mnist.ncimg --where 3:17", "inspect learned.ncimg --weights", "inspect learned.ncimg --weights-csv weights.csv", "inspect learned.ncimg --fields fields.png");
    }

    static int Run(ParseResult parsed)
    {
        var terminal = new Terminal(parsed);
        var path = parsed.GetRequiredValue(Image);
        using var source = NetworkSource.Open(path);
        var image = ImageFile.Read(source, path);
        if (parsed.GetValue(WeightsCsv) is { } csv)
        {
            OutputFile.Write(csv, parsed.GetValue(ExecutionOptions.Force), stream => WriteCsv(image, stream));
            return (int)ExitCode.Done;
        }

        if (!terminal.Json)
        {
            terminal.Output.WriteLine(ConsoleReport.Banner(image.Profile, "none"));
        }

        if (parsed.GetValue(Where) is { } question)
        {
            return Answer(terminal, image, question);
        }

        if (parsed.GetValue(Check) || MapOutput.IsWanted(parsed))
        {
            MapOutput.RequireFree(parsed);
            return Examine(parsed, terminal, image);
        }

        if (parsed.GetValue(Fields) is { } picture)
        {
            return Draw(terminal, image, picture, parsed);
        }

        if (terminal.Json)
        {
            var document = ImageReport.Build(image);
            if (parsed.GetValue(Weights))
            {
                document["weights"] = WeightsReport.Build(image);
            }

            terminal.WriteJson(document);
            return (int)ExitCode.Done;
        }

        ImageText.Write(image, terminal.Output, parsed.GetValue(Weights));
        if (parsed.GetValue(Weights))
        {
            WeightsReport.Write(image, terminal.Output);
        }

        return (int)ExitCode.Done;
    }

    static int Examine(ParseResult parsed, Terminal terminal, ChipImage image)
    {
        var diagnostics = new DiagnosticBag();
        var usage = ImageVerifier.Verify(image, diagnostics);
        RunVerb.Print(terminal, diagnostics);
        var map = new ChipMap(image, usage, TrafficMeter.Of(image));
        MapOutput.Write(parsed, terminal, map);
        if (terminal.Json)
        {
            terminal.WriteJson(ChipMapJson.Build(map, diagnostics));
        }
        else if (parsed.GetValue(Check))
        {
            terminal.Output.WriteLine(diagnostics.HasErrors
                ? $"{diagnostics.Items.Count} budgets are broken"
                : $"legal: {image.Cores.Length} cores keep every budget of '{image.Profile.Name}' ({string.Join(", ", usage.Select(u => u.Resource).Distinct())}, fan-in, destinations, delays, weight formats, accumulators, routing tables, chip links)");
        }

        return (int)ExitCodes.For(diagnostics.Items);
    }

    static void WriteCsv(ChipImage image, Stream stream)
    {
        using var writer = new StreamWriter(stream, leaveOpen: true);
        WeightsReport.WriteCsv(image, writer);
    }

    static int Answer(Terminal terminal, ChipImage image, string question)
    {
        if (Find(image, question) is not { } place)
        {
            var names = image.Inputs.Select(i => $"{i.Name}[0…{i.Count - 1}]").Concat(image.Populations.Select(p => $"{p.Name}[0…{p.Count - 1}]"));
            throw new InputErrorException(FileCodes.BadValue.With(
                $"--where '{question}' names nothing in this image; it has {string.Join(", ", names)}, and cores {string.Join(", ", image.Cores.Select(c => c.Core))} as core:neuron."));
        }

        if (terminal.Json)
        {
            terminal.WriteJson(ImageReport.Build(place));
            return (int)ExitCode.Done;
        }

        var home = place.Core is null ? "an input, on no core" : $"core {place.Core}, neuron {place.LocalIndex}";
        terminal.Output.WriteLine($"{place.Name}: {home}");
        foreach (var axon in place.Feeds)
        {
            terminal.Output.WriteLine($"  feeds core {axon.Core}, axon {axon.Axon}{(axon.DelayTicks > 0 ? $", {axon.DelayTicks} ticks later" : "")}");
        }

        return (int)ExitCode.Done;
    }

    static int Draw(Terminal terminal, ChipImage image, string path, ParseResult parsed)
    {
        var projection = ProjectionOf(image, parsed.GetValue(Projection));
        OutputFile.Write(path, parsed.GetValue(ExecutionOptions.Force), stream => FieldPicture.Of(image, projection).Write(stream));
        terminal.WriteOutcome("neurochip-fields/1", "fields", path);
        return (int)ExitCode.Done;
    }

    static int ProjectionOf(ChipImage image, string? name)
    {
        var drawable = Enumerable.Range(0, image.Projections.Length)
            .Where(p => image.Projections[p].SourceCount > 0 && image.Populations[image.Projections[p].Target].Count > 0).ToList();
        var found = name is null
            ? drawable.OrderByDescending(p => image.Projections[p].Learning is not null).ThenBy(p => p).Select(p => (int?)p).FirstOrDefault()
            : drawable.Where(p => image.Projections[p].Name == name).Select(p => (int?)p).FirstOrDefault();
        return found ?? throw new InputErrorException(FileCodes.BadValue.With(
            $"--projection '{name}' names none that could be drawn; there are {string.Join(", ", drawable.Select(p => image.Projections[p].Name))}."));
    }

    // "population[i]" or "core:neuron".
    static UnitPlace? Find(ChipImage image, string question)
    {
        var where = new ImageWhere(image);
        var bracket = question.LastIndexOf('[');
        if (bracket > 0 && question.EndsWith(']') && TryIndex(question[(bracket + 1)..^1], out var index))
        {
            return where.Find(question[..bracket], index);
        }

        var parts = question.Split(':');
        return parts.Length == 2 && TryIndex(parts[0], out var core) && TryIndex(parts[1], out var local) ? where.Find(core, local) : null;
    }

    static bool TryIndex(string text, out int index) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out index);
}
