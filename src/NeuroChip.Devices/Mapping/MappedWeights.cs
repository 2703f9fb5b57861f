using System.Collections.Immutable;

namespace NeuroChip.Devices.Mapping;

/// <summary>A matrix of weights as conductances: its arrays, least significant slice first.</summary>
public sealed record MappedWeights
{
    public required ImmutableArray<CellArray> Arrays { get; init; }

    /// <summary>What is subtracted at the end, times the sum of the inputs: the code that stands for weight zero, in units of w_max.</summary>
    public double ZeroOffset { get; init; }

    public int Outputs => Arrays[0].Outputs;

    public int Inputs => Arrays[0].Inputs;
}
