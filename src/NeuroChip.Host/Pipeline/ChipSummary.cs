using NeuroChip.Compiler;
using NeuroChip.Core.Images;
using NeuroChip.Host.Reports;

namespace NeuroChip.Host.Pipeline;

/// <summary>How full the chip is.</summary>
static class ChipSummary
{
    /// <param name="compilation">Null for an image that was compiled before; only the cores are then known.</param>
    public static ChipFigures Of(ChipImage image, CompileReport? compilation)
    {
        var synapses = image.Cores.Sum(core => core.Blocks.Sum(block => block.Codes.LongCount(code => code != 0)));
        var rows = new List<UtilisationRow> { new("cores", "chip", image.Cores.Length, image.Profile.Mesh.Cores) };
        rows.AddRange((compilation?.Utilisation ?? [])
            .GroupBy(entry => entry.Resource, StringComparer.Ordinal)
            .Select(resource => resource.MaxBy(entry => entry.Used)!)
            .Select(fullest => new UtilisationRow(fullest.Resource, $"core {fullest.Core}, the fullest", fullest.Used, fullest.Limit ?? 0)));
        return new ChipFigures(image.Cores.Length, image.Profile.Mesh.Cores, image.Neurons, synapses, rows);
    }
}
