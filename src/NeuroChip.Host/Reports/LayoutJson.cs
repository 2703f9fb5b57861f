using System.Text.Json.Nodes;

namespace NeuroChip.Host.Reports;

/// <summary>Network, mapping and sources in the JSON report.</summary>
static class LayoutJson
{
    public static void Add(JsonObject document, ChipLayout layout)
    {
        document["weightMemoryBits"] = layout.WeightMemoryBits;
        document["mesh"] = new JsonObject
        {
            ["width"] = layout.Mesh.Width,
            ["height"] = layout.Mesh.Height,
            ["coresPerTile"] = layout.Mesh.CoresPerTile,
        };
        document["groups"] = new JsonArray([.. layout.Groups.Select(group => new JsonObject
        {
            ["name"] = group.Name, ["neurons"] = group.Neurons, ["family"] = group.Family, ["output"] = group.IsOutput,
        })]);
        document["projections"] = new JsonArray([.. layout.Projections.Select(Projection)]);
        document["cores"] = new JsonArray([.. layout.Cores.Select(Core)]);
        document["sources"] = new JsonArray([.. layout.Sources.Select(source => new JsonObject { ["key"] = source.Key, ["text"] = source.Value })]);
        document["profileNotes"] = new JsonArray([.. layout.Notes.Select(note => (JsonNode)note)]);
    }

    static JsonObject Projection(ProjectionFigures projection) => new()
    {
        ["name"] = projection.Name,
        ["source"] = projection.Source,
        ["target"] = projection.Target,
        ["weightBits"] = projection.WeightBits,
        ["synapses"] = projection.Synapses,
        ["relativeError"] = projection.RelativeError,
        ["saturated"] = projection.Saturated,
        ["vanished"] = projection.Vanished,
    };

    static JsonObject Core(CoreFigures core) => new()
    {
        ["core"] = core.Core,
        ["x"] = core.X,
        ["y"] = core.Y,
        ["neurons"] = core.Neurons,
        ["axons"] = core.Axons,
        ["synapses"] = core.Synapses,
        ["populations"] = new JsonArray([.. core.Populations.Select(name => (JsonNode)name)]),
    };
}
