using System.Runtime.CompilerServices;
using NeuroChip.Emulator.Lanes;

namespace NeuroChip.Emulator.Kernels;

/// <summary>
/// Family "rf24": <see cref="ResonatorCell"/> that fires where the imaginary part rises through 0 (im' ≥ 0 after im &lt; 0) while
/// re' ≥ vth. Nothing is reset.
/// </summary>
public readonly struct Rf24 : INeuronKernel<Rf24>
{
    public static NeuronShape Shape { get; } =
        new(["re", "im"], ResonatorCell.Real, ResonatorCell.OwnParameters, ResonatorCell.Ports);

    public static Rf24 Bind(ParameterBinder binder)
    {
        ResonatorCell.Bind(binder);
        return default;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public SomaResult<T> Step<T, TSoma>(ref TSoma soma) where T : ILane<T> where TSoma : ISoma<T>, allows ref struct
    {
        var active = ResonatorCell.Activity<T, TSoma>(ref soma);
        var before = soma[ResonatorCell.Imaginary];
        var (real, imaginary) = ResonatorCell.Rotate<T, TSoma>(ref soma);
        var zero = T.Constant(0);
        var rises = T.GreaterOrEqual(imaginary, zero) & T.GreaterThan(zero, before);
        var spike = T.GreaterOrEqual(real, soma.Parameter(ResonatorCell.Threshold)) & rises;
        soma[ResonatorCell.Real] = real;
        soma[ResonatorCell.Imaginary] = imaginary;
        return new(spike & T.Constant(1), active);
    }
}
