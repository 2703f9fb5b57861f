using System.Text.Json.Nodes;
using NeuroChip.Compiler.Profiles;
using NeuroChip.Core.Images;

namespace NeuroChip.Host.Reports;

/// <summary>A chip image for machines: its populations, projections and cores, without the weights.</summary>
static class ImageReport
{
    public static JsonObject Build(ChipImage image) => new()
    {
        ["format"] = "neurochip-image/1",
        ["version"] = ProductVersion.Text,
        ["network"] = image.Network,
        ["profile"] = image.Profile.Name,
        ["profileHash"] = ProfileHash.Of(image.Profile),
        ["imageHash"] = ImageHash.Of(image),
        ["dtSeconds"] = image.Dt,
        ["seed"] = image.Seed,
        ["inputs"] = new JsonArray([.. image.Inputs.Select(input => Group(input.Name, input.FirstUnit, input.Count))]),
        ["populations"] = new JsonArray([.. image.Populations.Select(Population)]),
        ["projections"] = new JsonArray([.. image.Projections.Select(projection => new JsonObject
        {
            ["name"] = projection.Name,
            ["target"] = image.Populations[projection.Target].Name,
            ["weightBits"] = projection.WeightBits,
            ["exponent"] = projection.Exponent,
        })]),
        ["cores"] = new JsonArray([.. image.Cores.Select(core => new JsonObject
        {
            ["core"] = core.Core,
            ["neurons"] = core.Neurons.Length,
            ["axons"] = core.Axons.Length,
            ["synapses"] = core.Blocks.Sum(block => (long)block.Synapses),
        })]),
        ["outputs"] = new JsonArray([.. image.Outputs.Select(output => (JsonNode)image.Populations[output].Name)]),
    };

    /// <summary>Where one neuron is.</summary>
    public static JsonObject Build(UnitPlace place) => new()
    {
        ["format"] = "neurochip-place/1",
        ["name"] = place.Name,
        ["unit"] = place.Unit,
        ["core"] = place.Core,
        ["neuron"] = place.LocalIndex,
        ["feeds"] = new JsonArray([.. place.Feeds.Select(axon => new JsonObject
        {
            ["core"] = axon.Core,
            ["axon"] = axon.Axon,
            ["delayTicks"] = axon.DelayTicks,
        })]),
    };

    static JsonObject Group(string name, int first, int count) => new() { ["name"] = name, ["firstUnit"] = first, ["count"] = count };

    static JsonObject Population(PopulationImage population)
    {
        var group = Group(population.Name, population.FirstUnit, population.Count);
        group["family"] = population.Family;
        group["firstTick"] = population.FirstTick;
        return group;
    }
}
