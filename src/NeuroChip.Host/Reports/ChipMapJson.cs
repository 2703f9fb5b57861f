using System.Text.Json.Nodes;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Images;

namespace NeuroChip.Host.Reports;

/// <summary>The map of a chip for machines, with what its check found.</summary>
static class ChipMapJson
{
    public static JsonObject Build(ChipMap map, DiagnosticBag findings) => new()
    {
        ["format"] = "neurochip-map/1",
        ["version"] = ProductVersion.Text,
        ["network"] = map.Image.Network,
        ["profile"] = map.Image.Profile.Name,
        ["imageHash"] = ImageHash.Of(map.Image),
        ["legal"] = !findings.HasErrors,
        ["findings"] = JsonReport.Findings(findings.Items),
        ["traffic"] = MappingReportText.Json(map.Traffic.Figures()),
        ["utilisation"] = new JsonArray([.. map.Usage.Select(usage => new JsonObject
        {
            ["core"] = usage.Core,
            ["resource"] = usage.Resource,
            ["used"] = usage.Used,
            ["limit"] = usage.Limit,
        })]),
        ["obstacles"] = new JsonArray([.. map.Obstacles.Select(obstacle => new JsonObject
        {
            ["resource"] = obstacle.Resource,
            ["used"] = obstacle.Used,
            ["limitOfACore"] = obstacle.Limit,
            ["coresForItAlone"] = obstacle.Cores,
        })]),
    };
}
