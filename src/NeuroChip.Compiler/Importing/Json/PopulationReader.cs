using System.Collections.Immutable;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Networks;

namespace NeuroChip.Compiler.Importing.Json;

/// <summary>Reads one entry of <c>populations</c>.</summary>
static class PopulationReader
{
    const int LongestName = 200;

    /// <summary>
    /// Null after a finding that leaves the population without name or shape. One without a legal model passes its input on, so that
    /// the projections can still be checked.
    /// </summary>
    public static Population? Read(JsonSource source, JsonNode node, int number, double dt)
    {
        if (JsonFields.Of(source, node, "a population") is not { } anonymous)
        {
            return null;
        }

        var name = ReadName(anonymous);
        var fields = new JsonFields(source, anonymous.Node, name is null ? $"population {number}" : $"population {JsonNode.Quote(name)}");
        fields.Allow("name", "size", "shape", "model", "parameters", "keep");
        var shape = ReadShape(fields);
        if (shape is null || name is null)
        {
            return null;
        }

        return new Population
        {
            Name = name,
            Shape = shape.Value,
            Model = ModelReader.Read(fields, shape.Value.Count, dt) ?? new PassthroughModel(),
            Keep = ReadKeep(fields),
            Location = source.LocationOf(node.Offset),
        };
    }

    // Which names there are depends on the chip: KeptStatesCheck.
    static ImmutableArray<KeptName> ReadKeep(JsonFields fields) => fields.Find("keep") is not { } node ? []
        : [.. (fields.Items("keep", node, "a list of names of state variables") ?? [])
            .Where(item => fields.Text("keep", item) is not null)
            .Select(item => new KeptName(((JsonText)item).Value, fields.Source.LocationOf(item.Offset)))
            .DistinctBy(kept => kept.Name)];

    /// <summary>The member <c>name</c>; null after a finding.</summary>
    public static string? ReadName(JsonFields fields)
    {
        var node = fields.Require("name");
        return fields.Text("name", node) is { } name && IsLegal(fields, node!, name) ? name : null;
    }

    public static bool IsLegal(JsonFields fields, JsonNode node, string name)
    {
        if (name.Trim().Length > 0 && name.Length <= LongestName && !name.Any(char.IsControl))
        {
            return true;
        }

        fields.Source.Error(JsonNetworkCodes.OutOfRange, node, $"The name {JsonNode.Quote(name)} is not allowed; names have 1 to {LongestName} printable characters.");
        return false;
    }

    static Shape? ReadShape(JsonFields fields)
    {
        var both = fields.Find("size") is not null && fields.Find("shape") is not null;
        var neither = fields.Find("size") is null && fields.Find("shape") is null;
        if (both || neither)
        {
            fields.Source.Error(JsonNetworkCodes.MissingKey, fields.Node, $"{fields.Owner} needs one of 'size' and 'shape'{(both ? ", not both" : "")}.");
            return null;
        }

        return ShapeReader.Read(fields, fields.Find("size") is null ? "shape" : "size");
    }
}
