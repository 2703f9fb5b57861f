using NeuroChip.Core.Learning;

namespace NeuroChip.Emulator.Learning;

/// <summary>A backend that runs learning engines.</summary>
public interface IPlasticBackend
{
    /// <param name="weights">[sources × targets], row-major.</param>
    PlasticProjection Create(PlasticShape shape, LearningProgram program, ILearningRounding rounding, ReadOnlySpan<int> weights);
}
