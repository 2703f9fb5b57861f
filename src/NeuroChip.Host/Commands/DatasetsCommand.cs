using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Data.Datasets;
using NeuroChip.Host.CommandLine;
using NeuroChip.Host.Pipeline;

namespace NeuroChip.Host.Commands;

/// <summary>The data sets that the product knows, and fetching them.</summary>
static class DatasetsCommand
{
    static readonly Argument<string> Name = new("name") { Description = "Name of a data set" };

    public static Command Create()
    {
        var list = new Command("list", "List the data sets and whether they are on this machine") { DataOptions.Data };
        list.SetAction(List);
        var show = new Command("show", "Show one data set: shape, classes, files, licence") { Name, DataOptions.Data };
        show.SetAction(Show);
        var fetch = new Command("fetch", "Download a data set into the cache folder, with checksums") { Name, DataOptions.Data };
        fetch.SetAction(Fetch);
        return new Command("datasets", "List, show and fetch data sets")
        {
            list.WithExamples("datasets list"), show.WithExamples("datasets show mnist"), fetch.WithExamples("datasets fetch mnist"),
        }.WithExamples("datasets list", "datasets show mnist", "datasets fetch mnist");
    }

    static int List(ParseResult parsed)
    {
        var terminal = new Terminal(parsed);
        var roots = InputLoader.Roots(parsed);
        if (terminal.Json)
        {
            terminal.WriteJson(new JsonObject
            {
                ["format"] = "neurochip-datasets/1",
                ["datasets"] = new JsonArray([.. DatasetCatalog.All.Select(entry => Describe(entry, roots))]),
            });
            return (int)ExitCode.Done;
        }

        var table = new TextTable("name", "what", "sample", "classes", "train", "valid.", "test", "here");
        foreach (var entry in DatasetCatalog.All)
        {
            var here = entry.Sources.IsEmpty ? "built in" : entry.IsPresent(roots) ? "yes" : "no";
            table.Add(
                entry.Info.Name, entry.Info.Title, entry.Info.SampleShape.ToString(), Text(entry.Info.Classes),
                Text(entry.Counts.Train), Text(entry.Counts.Validation), Text(entry.Counts.Test), here);
        }

        table.Write(terminal.Output);
        terminal.Output.WriteLine("Your own files: TABLE.csv, csv:TRAIN,TEST, idx:IMAGES,LABELS, npy:SAMPLES,LABELS, events:FOLDER-OR-ZIP");
        return (int)ExitCode.Done;
    }

    static int Show(ParseResult parsed)
    {
        var terminal = new Terminal(parsed);
        var entry = Find(parsed);
        var roots = InputLoader.Roots(parsed);
        if (terminal.Json)
        {
            terminal.WriteJson(Describe(entry, roots));
            return (int)ExitCode.Done;
        }

        terminal.Output.WriteLine($"{entry.Info.Name}: {entry.Info.Title}");
        terminal.Output.WriteLine($"  samples   {entry.Counts.Train} train, {entry.Counts.Validation} validation, {entry.Counts.Test} test; {entry.Info.SampleShape}, {entry.Info.Classes} classes");
        terminal.Output.WriteLine($"  encoder   {entry.Info.DefaultEncoder} unless --encoder says otherwise");
        terminal.Output.WriteLine($"  licence   {entry.Info.Licence}");
        var table = new TextTable("file", "bytes", "sha256", "here", "from");
        foreach (var source in entry.Sources)
        {
            var from = source.Address?.ToString() ?? "no public address known; place the file yourself";
            table.Add(source.File, Text(source.Bytes), source.Sha256, roots.Find(source.File) ?? "no", from);
        }

        table.Write(terminal.Output);
        return (int)ExitCode.Done;
    }

    static async Task<int> Fetch(ParseResult parsed, CancellationToken cancellation)
    {
        var terminal = new Terminal(parsed);
        var entry = Find(parsed);
        var folder = DataFolders.Find(parsed) ?? DataFolders.Cache;
        using var progress = new ProgressPrinter(terminal, "fetch");
        using var handler = new HttpClientHandler();
        await DatasetFetcher.FetchAsync(entry, folder, handler, new Progress(progress), cancellation);
        if (terminal.Json)
        {
            terminal.WriteJson(new JsonObject { ["format"] = "neurochip-fetch/1", ["dataset"] = entry.Info.Name, ["folder"] = folder });
            return (int)ExitCode.Done;
        }

        terminal.Output.WriteLine($"{entry.Info.Name} is in {folder}");
        return (int)ExitCode.Done;
    }

    static DatasetEntry Find(ParseResult parsed)
    {
        var name = parsed.GetRequiredValue(Name);
        var names = DatasetCatalog.All.Select(entry => entry.Info.Name);
        return DatasetCatalog.Find(name) ?? throw new InputErrorException(DataCodes.UnknownDataset.With(
            $"There is no data set '{name}'.{NearestName.Suggestion(name, names)}"));
    }

    static JsonObject Describe(DatasetEntry entry, DatasetRoots roots) => new()
    {
        ["name"] = entry.Info.Name,
        ["title"] = entry.Info.Title,
        ["licence"] = entry.Info.Licence,
        ["sampleShape"] = new JsonArray([.. entry.Info.SampleShape.Axes.Select(axis => (JsonNode)axis)]),
        ["classes"] = entry.Info.Classes,
        ["train"] = entry.Counts.Train,
        ["validation"] = entry.Counts.Validation,
        ["test"] = entry.Counts.Test,
        ["encoder"] = entry.Info.DefaultEncoder,
        ["present"] = entry.IsPresent(roots),
        ["files"] = new JsonArray([.. entry.Sources.Select(source => new JsonObject
        {
            ["file"] = source.File,
            ["bytes"] = source.Bytes,
            ["sha256"] = source.Sha256,
            ["address"] = source.Address?.ToString(),
        })]),
    };

    static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    // Reports at once, where Progress<T> would post to another thread.
    sealed class Progress(ProgressPrinter printer) : IProgress<FetchProgress>
    {
        public void Report(FetchProgress value) => printer.Report(value.Received, value.Source.Bytes);
    }
}
