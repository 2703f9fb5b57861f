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
        var state = new PopulationState(population, binder.Parameters, binder.InitialStates);
        var driver = new SomaDriver<TKernel, TLane>(kernel);
        var passesOn = TKernel.Shape.Aliases is { } slots && binder.Parameters[slots.Target].AsSpan().ContainsAnyExcept(-1);
        return (state, passesOn ? new AliasDriver(driver, state, TKernel.Shape.Aliases!) : driver);
    }
}
