using NeuroChip.Compiler.Traffic;

namespace NeuroChip.Compiler.Mapping;

/// <summary>What a search for a mapping gained.</summary>
/// <param name="Objective">What it was to lower.</param>
/// <param name="Mapping">Figures of the mapping that is used.</param>
/// <param name="InOrder">Figures of filling cores in order; null where that does not fit, or the network is too large to build both.</param>
/// <param name="InOrderCores">Cores that filling in order uses, or would use.</param>
public sealed record MappingReport(MappingObjective Objective, MappingFigures Mapping, MappingFigures? InOrder, int InOrderCores);
