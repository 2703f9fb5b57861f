using NeuroChip.Core.Images;
using NeuroChip.Core.Learning;

namespace NeuroChip.Emulator.Learning;

/// <summary>A backend that runs learning engines, and populations that are stepped from outside, on their own. Whether its chips learn, <see cref="Backends.IBackend.Learns"/> says.</summary>
public interface IPlasticBackend
{
    /// <param name="weights">[sources × targets], row-major, 16 bits.</param>
    /// <param name="options">Where: device and program cache.</param>
    PlasticProjection Create(PlasticShape shape, LearningProgram program, ILearningRounding rounding, ReadOnlySpan<int> weights, RunOptions options);

    /// <inheritdoc cref="Create(PlasticShape, LearningProgram, ILearningRounding, ReadOnlySpan{int}, RunOptions)"/>
    SteppedPopulation Create(PopulationImage population, ulong seed, RunOptions options);
}
