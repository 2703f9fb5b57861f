using System.Runtime.CompilerServices;
using NeuroChip.Emulator.Lanes;

namespace NeuroChip.Emulator.Kernels;

/// <summary>
/// Family "rf24-iz": <see cref="ResonatorCell"/> that fires at im' ≥ vth and is then set to re = 0, im = vth − 1 (Izhikevich's resonator).
/// </summary>
public readonly struct Rf24Iz : INeuronKernel<Rf24Iz>
{
    public static NeuronShape Shape { get; } =
        new(["re", "im"], ResonatorCell.Imaginary, ResonatorCell.OwnParameters, ResonatorCell.Ports);

    public static Rf24Iz Bind(ParameterBinder binder)
    {
        ResonatorCell.Bind(binder);
        return default;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public SomaResult<T> Step<T, TSoma>(ref TSoma soma) where T : ILane<T> where TSoma : ISoma<T>, allows ref struct
    {
        var active = ResonatorCell.Activity<T, TSoma>(ref soma);
        var (real, imaginary) = ResonatorCell.Rotate<T, TSoma>(ref soma);
        var threshold = soma.Parameter(ResonatorCell.Threshold);
        var spike = T.GreaterOrEqual(imaginary, threshold);
        soma[ResonatorCell.Real] = T.Choose(spike, T.Constant(0), real);
        soma[ResonatorCell.Imaginary] = T.Choose(spike, threshold - T.Constant(1), imaginary);
        return new(spike & T.Constant(1), active);
    }
}
