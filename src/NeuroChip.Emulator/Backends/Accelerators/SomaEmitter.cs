using NeuroChip.Core.Images;
using NeuroChip.Emulator.Kernels;
using NeuroChip.Emulator.Lanes;

namespace NeuroChip.Emulator.Backends.Accelerators;

/// <summary>Binds a population's kernel and runs its one definition on lanes of text: the body of a C function comes out.</summary>
sealed class SomaEmitter(PopulationImage population, ulong seed) : IKernelVisitor<BoundSoma>
{
    const string Head = """
        DEVICE int step_neuron(
            GLOBAL int* RESTRICT states, int stateStride, GLOBAL const int* RESTRICT inputs, int inputStride,
            GLOBAL const int* RESTRICT parameters, int parameterStride, int step, int sample, int* active)
        {

        """;

    public static BoundSoma Emit(PopulationImage population, ulong seed) =>
        KernelCatalog.Visit(population.Family, new SomaEmitter(population, seed));

    public BoundSoma Visit<TKernel>() where TKernel : struct, INeuronKernel<TKernel>
    {
        var binder = new ParameterBinder(population, TKernel.Shape, seed);
        var kernel = TKernel.Bind(binder);
        binder.RefuseUnknown();
        return new(Function(kernel), binder.Parameters, binder.InitialStates);
    }

    static string Function<TKernel>(TKernel kernel) where TKernel : struct, INeuronKernel<TKernel>
    {
        using var statements = new StatementList();
        var soma = default(SomaText);
        var (spike, active) = kernel.Step<LaneText, SomaText>(ref soma);
        return $"{Head.ReplaceLineEndings("\n")}{statements}    *active = {active.Name};\n    return {spike.Name};\n}}\n";
    }
}
