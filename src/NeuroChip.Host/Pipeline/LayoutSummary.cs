using NeuroChip.Compiler;
using NeuroChip.Core.Images;
using NeuroChip.Host.Reports;

namespace NeuroChip.Host.Pipeline;

/// <summary>Reads from an image what stands where.</summary>
static class LayoutSummary
{
    /// <param name="compilation">Null for an image that was compiled before; the errors of its weights are then not known.</param>
    public static ChipLayout Of(ChipImage image, CompileReport? compilation)
    {
        var synapses = new long[image.Projections.Length];
        foreach (var block in image.Cores.SelectMany(core => core.Blocks))
        {
            synapses[block.Projection] += block.Synapses;
        }

        return new ChipLayout
        {
            Mesh = image.Profile.Mesh,
            Groups = [.. Groups(image)],
            Projections = [.. image.Projections.Select((projection, index) => Projection(image, projection, synapses[index], compilation))],
            Cores = [.. image.Cores.Select(core => Core(image, core))],
            Sources = [.. image.Profile.Sources],
            Notes = image.Profile.Notes,
        };
    }

    static IEnumerable<GroupFigures> Groups(ChipImage image) =>
        image.Inputs.Select(input => new GroupFigures(input.Name, input.Count, "input", false))
            .Concat(image.Populations.Select((population, index) =>
                new GroupFigures(population.Name, population.Count, population.Family, image.Outputs.Contains(index))));

    static ProjectionFigures Projection(ChipImage image, ProjectionImage projection, long synapses, CompileReport? compilation)
    {
        var error = compilation?.LayerErrors.FirstOrDefault(layer => layer.Projection == projection.Name);
        return new ProjectionFigures(
            projection.Name, SourceOf(image, projection.SourceFirstUnit), image.Populations[projection.Target].Name, projection.WeightBits, synapses,
            error?.RelativeError, error?.Saturated, error?.Vanished);
    }

    static string SourceOf(ChipImage image, int unit) =>
        image.Inputs.FirstOrDefault(input => unit >= input.FirstUnit && unit < input.FirstUnit + input.Count)?.Name
        ?? PopulationOf(image, unit).Name;

    static PopulationImage PopulationOf(ChipImage image, int unit) => image.Populations.First(p => unit >= p.FirstUnit && unit < p.FirstUnit + p.Count);

    static CoreFigures Core(ChipImage image, CoreImage core)
    {
        var (x, y) = image.Profile.Mesh.TileOf(core.Core);
        var here = image.Populations.Where(p => core.Neurons.Any(unit => unit >= p.FirstUnit && unit < p.FirstUnit + p.Count)).Select(p => p.Name);
        return new CoreFigures(core.Core, x, y, core.Neurons.Length, core.Axons.Length, core.Blocks.Sum(block => (long)block.Synapses), [.. here]);
    }
}
