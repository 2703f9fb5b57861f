using NeuroChip.Core.Images;
using NeuroChip.Core.Learning;
using NeuroChip.Emulator.Learning;
using NeuroChip.Emulator.Planning;

namespace NeuroChip.Emulator.Backends.Cpu;

/// <summary>The widest registers that this processor has.</summary>
sealed class BestCpuBackend : IBackend, IPlasticBackend
{
    public string Name => "cpu";

    public string Title => $"Processor, widest registers: {Best.Name}";

    public string? Absence => null;

    public bool ReadsArrays => true;

    public bool Learns => true;

    public ILoadedChip Load(ExecutionPlan plan, RunOptions options) => Best.Load(plan, options);

    public PlasticProjection Create(PlasticShape shape, LearningProgram program, ILearningRounding rounding, ReadOnlySpan<int> weights, RunOptions options) =>
        PlasticProjection.Create(Best, shape, program, rounding, weights, options);

    public SteppedPopulation Create(PopulationImage population, ulong seed, RunOptions options) => SteppedPopulation.Create(Best, population, seed, options);

    static IBackend Best => BackendRegistry.All.First(backend => backend is not BestCpuBackend && backend.Absence is null);
}
