using System.Globalization;
using System.Text.Json.Nodes;

namespace NeuroChip.Host.Reports;

/// <summary>Spikes of one sample. [groups][ticks] neurons that spiked, ascending; ticks are the chip's.</summary>
/// <param name="Sample">Index of the sample.</param>
sealed record RasterFigures(int Sample, IReadOnlyList<RasterGroupFigures> Groups)
{
    /// <summary>A text for each tick, the neurons in it with a space between: short, and still to be read by people.</summary>
    public JsonObject ToJson() => new()
    {
        ["sample"] = Sample,
        ["groups"] = new JsonArray([.. Groups.Select(group => new JsonObject
        {
            ["name"] = group.Name,
            ["neurons"] = group.Neurons,
            ["spikes"] = new JsonArray([.. group.Ticks.Select(tick => (JsonNode)string.Join(' ', tick.Select(n => n.ToString(CultureInfo.InvariantCulture))))]),
        })]),
    };
}

/// <summary>Spikes of one input or population.</summary>
sealed record RasterGroupFigures(string Name, int Neurons, IReadOnlyList<IReadOnlyList<int>> Ticks);
