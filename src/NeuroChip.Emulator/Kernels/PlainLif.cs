using System.Runtime.CompilerServices;
using NeuroChip.Emulator.Lanes;

namespace NeuroChip.Emulator.Kernels;

/// <summary>
/// <see cref="Lif"/> without current and refractory time, with saturation and at most one spike a tick: nearly all neurons. A kernel of its own, so
/// that its loop has neither the settings of the others to ask for nor a call of what they need, around which all registers would go to memory.
/// </summary>
/// <param name="rule">One of which <see cref="Lif.IsPlain"/> holds.</param>
public readonly struct PlainLif(Lif rule) : INeuronKernel<PlainLif>
{
    public static NeuronShape Shape => Lif.Shape;

    public static PlainLif Bind(ParameterBinder binder) => new(Lif.Bind(binder));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public SomaResult<T> Step<T, TSoma>(ref TSoma soma) where T : ILane<T> where TSoma : ISoma<T>, allows ref struct => rule.StepPlain<T, TSoma>(ref soma);
}
