using NeuroChip.Core.Images;
using NeuroChip.Core.Learning;
using NeuroChip.Emulator.Kernels;
using NeuroChip.Emulator.Lanes;
using NeuroChip.Emulator.Learning;
using NeuroChip.Emulator.Planning;

namespace NeuroChip.Emulator.Backends.Cpu;

/// <summary>Runs on the processor with registers of one width.</summary>
sealed class CpuBackend<TLane, TTile>(string name, string title) : IBackend, IPlasticBackend
    where TLane : struct, IVectorLane<TLane>
    where TTile : struct, IRowTile<TTile>
{
    public string Name => name;

    public string Title => title;

    public string? Absence => TLane.IsAccelerated ? null : $"this processor has no {32 * TLane.Width}-bit integer registers";

    public bool ReadsArrays => true;

    public bool Learns => true;

    public ILoadedChip Load(ExecutionPlan plan, RunOptions options) => new CpuChip<TLane, TTile>(plan);

    public PlasticProjection Create(PlasticShape shape, LearningProgram program, ILearningRounding rounding, ReadOnlySpan<int> weights, RunOptions options) =>
        new CpuPlasticProjection<TLane>(shape, program, rounding, [PlasticSynapses.Full(shape, weights)]);

    public SteppedPopulation Create(PopulationImage population, ulong seed, RunOptions options)
    {
        var (state, driver) = KernelCatalog.Visit(population.Family, new DriverFactory<TLane>(PlannedPopulation.Alone(population), seed));
        return new CpuSteppedPopulation(state, driver);
    }
}
