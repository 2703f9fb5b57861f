using System.Collections.Immutable;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Networks;
using NeuroChip.Core.Networks.Building;
using NeuroChip.Core.Networks.Stages;

namespace NeuroChip.Compiler.Importing.Json;

/// <summary>Reads the entries of <c>projections</c>, one after the other.</summary>
/// <param name="populations">By name; null for one that exists but could not be read, about which nothing more is said.</param>
sealed class ProjectionReader(JsonSource source, Dictionary<string, Population?> populations, double dt)
{
    public static readonly (string Name, WeightSignMode Meaning)[] SignModes =
    [
        ("auto", WeightSignMode.Auto), ("mixed", WeightSignMode.Mixed), ("excitatory", WeightSignMode.Excitatory), ("inhibitory", WeightSignMode.Inhibitory),
    ];

    static readonly ImmutableArray<string> OwnKeys = ["name", "source", "target", "delay", "fixedPoint", "learning"];

    /// <summary>More than any family has; which ports a family has is the compiler's to check.</summary>
    const int MostPorts = 256;

    /// <summary>Most elements for which stages keep a table, over the network; a short text can ask for many.</summary>
    const long MostTableElements = 1 << 23;

    readonly HashSet<string> _names = new(StringComparer.Ordinal);
    long _tableElements;

    /// <summary>Null after a finding.</summary>
    public Projection? Read(JsonNode node, int number)
    {
        if (JsonFields.Of(source, node, $"projection {number}") is not { } fields)
        {
            return null;
        }

        var errors = source.Errors;
        var from = FindPopulation(fields, "source");
        var to = FindPopulation(fields, "target");
        var name = ReadName(fields, from?.Name, to?.Name);
        fields = new JsonFields(source, fields.Node, name is null ? fields.Owner : $"projection {JsonNode.Quote(name)}");
        var stages = ReadStages(fields, from, to, name ?? "");
        var projection = new Projection
        {
            Name = name ?? "",
            Source = from?.Name ?? "",
            Target = to?.Name ?? "",
            Stages = stages,
            DelayTicks = fields.Ticks("delay", fields.Find("delay"), dt) ?? 0,
            FixedPoint = fields.Find("fixedPoint") is { } format ? ReadFixedPoint(fields, format) : null,
            Learning = fields.Find("learning") is { } learning ? LearningReader.Read(fields, learning, dt) : null,
            Location = source.LocationOf(node.Offset),
        };
        return source.Errors == errors && !stages.IsEmpty ? projection : null;
    }

    /// <summary>Reports a name that no population has.</summary>
    public static bool Exists(JsonSource source, JsonNode node, string name, string place, Dictionary<string, Population?> populations)
    {
        if (populations.ContainsKey(name))
        {
            return true;
        }

        source.Error(JsonNetworkCodes.UnknownPopulation, node,
            $"{place} is {JsonNode.Quote(name)}, but there is no such population.{source.Suggest(name, populations.Keys)}");
        return false;
    }

    Population? FindPopulation(JsonFields fields, string key)
    {
        var node = fields.Require(key);
        return fields.Text(key, node) is { } name && Exists(source, node!, name, fields.Place(key), populations) ? populations[name] : null;
    }

    string? ReadName(JsonFields fields, string? from, string? to)
    {
        if (fields.Find("name") is not { } node)
        {
            var byDefault = from is null || to is null ? null : NetworkBuilder.DefaultName(from, to, _names);
            _names.Add(byDefault ?? "");
            return byDefault;
        }

        if (PopulationReader.ReadName(fields) is not { } name)
        {
            return null;
        }

        if (!_names.Add(name))
        {
            source.Error(JsonNetworkCodes.DuplicateName, node, $"There is a projection {JsonNode.Quote(name)} already.");
        }

        return name;
    }

    ImmutableArray<LinearStage> ReadStages(JsonFields fields, Population? from, Population? to, string name)
    {
        if (fields.Find("stages") is not { } stages)
        {
            if (StageReader.ReadKind(fields) is not { } kind)
            {
                return [];
            }

            fields.Allow([.. OwnKeys, "kind", .. kind.Keys]);
            return from is null || to is null ? [] : Finish(fields, to, new StageReader(fields, from.Shape, to.Shape, name, dt).Read(kind.Kind));
        }

        fields.Allow([.. OwnKeys, "stages"]);
        if (stages is JsonArray { Items.Count: 0 })
        {
            fields.Source.Error(JsonNetworkCodes.MissingKey, stages, $"{fields.Place("stages")} is empty; at least one stage is needed.");
            return [];
        }

        return fields.Items("stages", stages, "a list of stages") is not { } items || from is null || to is null
            ? []
            : ReadChain(fields, items, from, to, name);
    }

    ImmutableArray<LinearStage> ReadChain(JsonFields fields, List<JsonNode> items, Population from, Population to, string name)
    {
        var chain = ImmutableArray.CreateBuilder<LinearStage>();
        var current = from.Shape;
        for (var i = 0; i < items.Count; i++)
        {
            if (JsonFields.Of(source, items[i], $"stage {i + 1} of {fields.Owner}") is not { } stage || StageReader.ReadKind(stage) is not { } kind)
            {
                return [];
            }

            stage.Allow(["kind", .. kind.Keys]);
            Shape? target = i == items.Count - 1 ? to.Shape : null;
            var made = new StageReader(stage, current, target, name, dt).Read(kind.Kind);
            if (made.IsEmpty)
            {
                return [];
            }

            chain.AddRange(made);
            current = made[^1].OutputShape;
        }

        return Finish(fields, to, chain.ToImmutable());
    }

    // The same elements in another shape need no word in the file.
    ImmutableArray<LinearStage> Finish(JsonFields fields, Population to, ImmutableArray<LinearStage> stages)
    {
        if (stages.IsEmpty || !HasRoomFor(fields, stages))
        {
            return [];
        }

        if (stages[^1].OutputShape == to.Shape)
        {
            return stages;
        }

        var delivered = stages[^1].OutputShape;
        if (StageFactory.TryReshape(delivered, to.Shape, out var reshape) is null)
        {
            return stages.Add(reshape!);
        }

        source.Error(JsonNetworkCodes.Mismatch, fields.Node,
            $"{fields.Owner} delivers shape {delivered}; population {JsonNode.Quote(to.Name)} has shape {to.Shape}.");
        return [];
    }

    // A sparse list keeps a number for every source, a bias of a convolution one for every output.
    bool HasRoomFor(JsonFields fields, ImmutableArray<LinearStage> stages)
    {
        foreach (var stage in stages)
        {
            _tableElements += stage is SparseStage ? stage.InputShape.Count : stage is Conv2dStage ? stage.Bias.Length : 0;
        }

        if (_tableElements <= MostTableElements)
        {
            return true;
        }

        source.Error(JsonNetworkCodes.TooLarge, fields.Node,
            $"Up to {fields.Owner}, sources of sparse lists and outputs of convolutions with bias number {_tableElements}; allowed are {MostTableElements}.");
        return false;
    }

    FixedPointWeights? ReadFixedPoint(JsonFields projection, JsonNode node)
    {
        if (JsonFields.Of(source, node, $"the fixed-point format of {projection.Owner}") is not { } fields)
        {
            return null;
        }

        fields.Allow("bits", "exponent", "signMode", "exact", "port");
        var bits = fields.Find("bits") is null ? null : fields.Integer("bits", 1, 9);
        var exponent = fields.Find("exponent") is null ? 0 : fields.Integer("exponent", -8, 7);
        var signMode = fields.Find("signMode") is null ? WeightSignMode.Auto : fields.Choice("signMode", fields.Find("signMode"), SignModes);
        var port = fields.Find("port") is null ? 0 : fields.Integer("port", 0, MostPorts - 1);
        return new FixedPointWeights(bits, exponent ?? 0, signMode ?? WeightSignMode.Auto, fields.Flag("exact") ?? false, port ?? 0);
    }
}
