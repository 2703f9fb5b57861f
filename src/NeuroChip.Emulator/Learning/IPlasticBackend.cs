using NeuroChip.Core.Images;
using NeuroChip.Core.Learning;

namespace NeuroChip.Emulator.Learning;

/// <summary>A backend that runs learning engines, and populations that are stepped from outside.</summary>
public interface IPlasticBackend
{
    /// <param name="weights">[sources × targets], row-major, 16 bits.</param>
    PlasticProjection Create(PlasticShape shape, LearningProgram program, ILearningRounding rounding, ReadOnlySpan<int> weights);

    SteppedPopulation Create(PopulationImage population, ulong seed);
}
