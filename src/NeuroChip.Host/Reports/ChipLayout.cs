using NeuroChip.Core.Hardware;

namespace NeuroChip.Host.Reports;

/// <summary>What stands where on the chip, and what the figures of its profile rest on: enough to draw the network and its mapping.</summary>
sealed record ChipLayout
{
    public required MeshSpec Mesh { get; init; }

    /// <summary>Inputs, then populations.</summary>
    public required IReadOnlyList<GroupFigures> Groups { get; init; }

    public required IReadOnlyList<ProjectionFigures> Projections { get; init; }

    /// <summary>Cores in use, ascending.</summary>
    public required IReadOnlyList<CoreFigures> Cores { get; init; }

    /// <summary>Synapses times the bits of their weights, over all projections; what the weights alone take.</summary>
    public long WeightMemoryBits => Projections.Sum(projection => projection.Synapses * projection.WeightBits);

    /// <summary>By the key that prices cite.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Sources { get; init; }

    public required IReadOnlyList<string> Notes { get; init; }
}

/// <param name="Family">Update rule; "input" for inputs.</param>
sealed record GroupFigures(string Name, int Neurons, string Family, bool IsOutput);

/// <param name="Synapses">Weights stored.</param>
/// <param name="RelativeError">Root mean square of the weight errors over that of the weights; null for an image that was compiled before.</param>
/// <param name="Saturated">Weights beyond the largest code.</param>
/// <param name="Vanished">Nonzero weights that became 0.</param>
sealed record ProjectionFigures(
    string Name, string Source, string Target, int WeightBits, long Synapses, double? RelativeError, int? Saturated, int? Vanished);

/// <param name="X">Tile column.</param>
/// <param name="Y">Tile row.</param>
/// <param name="Populations">Whose somas are here.</param>
sealed record CoreFigures(int Core, int X, int Y, int Neurons, int Axons, long Synapses, IReadOnlyList<string> Populations);
