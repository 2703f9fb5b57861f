using NeuroChip.Emulator.Kernels;
using NeuroChip.Emulator.Lanes;
using NeuroChip.Emulator.Planning;

namespace NeuroChip.Emulator.Backends.Cpu;

/// <summary>Binds a population to its kernel: arrays and a driver for one lane width.</summary>
sealed class DriverFactory<TLane>(PlannedPopulation population, ulong seed) : IKernelVisitor<(PopulationState State, SomaDriver Driver)>
    where TLane : struct, IVectorLane<TLane>
{
    public (PopulationState State, SomaDriver Driver) Visit<TKernel>() where TKernel : struct, INeuronKernel<TKernel>
    {
        var binder = new ParameterBinder(population.Image, TKernel.Shape, seed);
        var kernel = TKernel.Bind(binder);
        binder.RefuseUnknown();
        binder.StartFromKept();
        var state = new PopulationState(population, binder.Parameters, binder.InitialStates);
        SomaDriver driver = kernel is Lif { IsPlain: true } lif ? new SomaDriver<PlainLif, TLane>(new(lif)) : new SomaDriver<TKernel, TLane>(kernel);
        return (state, Driver(state, driver, binder.Parameters));
    }

    static SomaDriver Driver(PopulationState state, SomaDriver plain, int[][] parameters)
    {
        var shape = state.Plan.Shape;
        return state.Plan.Image.Family == "event8-sdsp" ? new SdspDriver(plain)
            : shape.EventDriven ? new EventDriver(plain)
            : shape.Aliases is { } slots && parameters[slots.Target].AsSpan().ContainsAnyExcept(-1) ? new AliasDriver(plain, state, slots)
            : plain;
    }
}
