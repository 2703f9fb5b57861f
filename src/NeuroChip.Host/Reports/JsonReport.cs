using System.Text.Json.Nodes;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Images;

namespace NeuroChip.Host.Reports;

/// <summary>The report for machines; docs/report-json.md describes every key, and keys are only ever added.</summary>
static class JsonReport
{
    public static JsonObject Build(RunReport report)
    {
        var document = new JsonObject
        {
            ["format"] = RunReport.Format,
            ["verb"] = report.Verb,
            ["command"] = report.Command,
            ["version"] = ProductVersion.Text,
            ["silicon"] = false,
            ["network"] = report.Network,
            ["profile"] = report.Profile,
            ["profileHash"] = report.ProfileHash,
            ["backend"] = report.Backend,
            ["input"] = report.Input,
            ["seed"] = report.Seed,
            ["samples"] = report.Samples,
            ["ticksPerSample"] = report.TicksPerSample,
            ["accuracy"] = report.Accuracy?.Share,
            ["accuracyInterval"] = Interval(report.Accuracy),
            ["ties"] = report.Accuracy?.Ties,
        };
        if (report.Verb != "run")
        {
            document["floatAccuracy"] = report.FloatAccuracy?.Share;
            document["floatAccuracyInterval"] = Interval(report.FloatAccuracy);
            document["agreement"] = report.Agreement;
        }

        AddChip(document, report);
        AddEnergy(document, report.Energy, report.Samples);
        TrafficJson.Add(document, report.Traffic);
        WorkloadJson.Add(document, report.Workload, report.Accuracy?.Share, report.Ledger);
        AddSpeed(document, report.Speed);
        document["learning"] = LearningReport.Build(report.Learning);
        document["devices"] = DeviceJson.Build(report.Devices);
        document["layers"] = new JsonArray([.. report.Layers.Select(Layer)]);
        document["conversions"] = Conversions(report.Conversions);
        if (report.Raster is { } raster)
        {
            document["raster"] = raster.ToJson();
        }

        document["predictions"] = new JsonArray([.. report.Predictions.Select(p => (JsonNode)p)]);
        document["warnings"] = Findings(report.Warnings);
        document["imageHash"] = report.ImageHash;
        document["stateHash"] = report.StateHash;
        document["partial"] = report.Partial;
        return document;
    }

    public static JsonArray Findings(IReadOnlyList<Diagnostic> diagnostics) => new([.. diagnostics.Select(Finding)]);

    static JsonArray? Interval(AccuracyFigure? figure) => figure is null ? null : [figure.Lower, figure.Upper];

    static void AddChip(JsonObject document, RunReport report)
    {
        document["coresUsed"] = report.Chip.CoresUsed;
        document["coresAvailable"] = report.Chip.CoresAvailable;
        document["neurons"] = report.Chip.Neurons;
        document["synapses"] = report.Chip.Synapses;
        document["utilisation"] = Utilisation(report.Chip);
        document["inserted"] = RelayFigures.Inserted(report.Inserted);
        document["relays"] = report.Relays?.ToJson();
        LayoutJson.Add(document, report.Layout);
    }

    public static JsonArray Utilisation(ChipFigures chip) => new([.. chip.Utilisation.Select(row => new JsonObject
    {
        ["resource"] = row.Resource,
        ["scope"] = row.Scope,
        ["used"] = row.Used,
        ["available"] = row.Available > 0 ? row.Available : null,
    })]);

    public static JsonArray Conversions(IReadOnlyList<ConversionRow> rows) => new([.. rows.Select(Conversion)]);

    static void AddEnergy(JsonObject document, EnergyFigures energy, int samples)
    {
        document["events"] = new JsonObject(energy.Events.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)));
        document["energyPerSampleJoules"] = energy.PerSampleJoules;
        var byComponent = new JsonObject(energy.Lines.Select(line => KeyValuePair.Create(line.Component, (JsonNode?)(line.Joules / Math.Max(samples, 1)))))
        {
            ["missing"] = new JsonArray([.. energy.Missing.Select(name => (JsonNode)name)]),
        };
        document["energy"] = byComponent;
        document["energyTerms"] = new JsonArray([.. energy.Lines.Select(Line)]);
        document["energyAllIn"] = new JsonArray([.. energy.AllIn.Select(Line)]);
        document["chipSecondsPerSample"] = energy.SecondsPerSample;
        document["chipTimeBasis"] = energy.TimeBasis;
    }

    static JsonObject Line(EnergyLine line) => new()
    {
        ["component"] = line.Component,
        ["count"] = line.Count,
        ["unit"] = line.Unit,
        ["priceJoules"] = line.PriceJoules,
        ["joules"] = line.Joules,
        ["how"] = line.How,
        ["source"] = line.Source,
    };

    static void AddSpeed(JsonObject document, SpeedFigures speed)
    {
        document["ticksPerSecond"] = speed.TicksPerSecond;
        document["synapticEventsPerSecond"] = speed.SynapticEventsPerSecond;
        document["wallSeconds"] = speed.WallSeconds;
        document["compileSeconds"] = speed.CompileSeconds;
        document["runSeconds"] = speed.RunSeconds;
    }

    static JsonObject Layer(LayerFigures layer) => new()
    {
        ["name"] = layer.Name,
        ["neurons"] = layer.Neurons,
        ["spikesPerSample"] = layer.SpikesPerSample,
        ["floatSpikesPerSample"] = layer.FloatSpikesPerSample,
        ["dead"] = layer.Dead,
        ["floatDead"] = layer.FloatDead,
        ["saturated"] = layer.Saturated,
        ["currentWraps"] = layer.CurrentWraps,
        ["duplicates"] = layer.Duplicates,
        ["rateHistogram"] = new JsonArray([.. layer.RateHistogram.Select(count => (JsonNode)count)]),
    };

    static JsonObject Conversion(ConversionRow row) => new()
    {
        ["object"] = row.Object,
        ["quantity"] = row.Quantity,
        ["value"] = row.Value,
        ["code"] = row.Code,
        ["format"] = row.Format,
        ["error"] = row.Error,
        ["note"] = row.Note,
    };

    static JsonObject Finding(Diagnostic diagnostic) => new()
    {
        ["code"] = diagnostic.Descriptor.Code,
        ["severity"] = diagnostic.Severity.ToString().ToLowerInvariant(),
        ["message"] = diagnostic.Message,
        ["location"] = diagnostic.Location.ToString(),
    };
}
