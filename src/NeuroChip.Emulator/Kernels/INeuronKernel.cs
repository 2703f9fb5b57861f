using NeuroChip.Emulator.Lanes;

namespace NeuroChip.Emulator.Kernels;

/// <summary>
/// The update rule of one neuron family: pure arithmetic on lanes, without loops over data, branches on data, or memory. Fields of the
/// kernel are settings that hold for the whole population; branches on them are allowed, since every neuron takes the same one.
/// </summary>
public interface INeuronKernel<TSelf> where TSelf : struct, INeuronKernel<TSelf>
{
    static abstract NeuronShape Shape { get; }

    /// <summary>Reads a population's parameters and fills the kernel's per-neuron ones and initial states.</summary>
    static abstract TSelf Bind(ParameterBinder binder);

    /// <summary>One tick of the neurons of one lane.</summary>
    SomaResult<T> Step<T, TSoma>(ref TSoma soma) where T : ILane<T> where TSoma : ISoma<T>, allows ref struct;
}
