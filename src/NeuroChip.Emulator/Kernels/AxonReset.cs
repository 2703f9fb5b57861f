using System.Runtime.CompilerServices;
using NeuroChip.Emulator.Lanes;

namespace NeuroChip.Emulator.Kernels;

/// <summary>
/// What the axon-type families do at a threshold, by the neuron's reset_mode: 0 sets V to ±R, 1 takes the threshold away from V, 2 leaves V.
/// </summary>
static class AxonReset
{
    /// <param name="mode">0…2, per neuron.</param>
    /// <param name="value">R at the upper threshold, −R at the lower one.</param>
    /// <param name="linear">V without the threshold.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Apply<T>(T mode, T potential, T value, T linear) where T : ILane<T>
    {
        var other = T.Choose(T.Equal(mode, T.Constant(1)), linear, potential);
        return T.Choose(T.Equal(mode, T.Constant(0)), value, other);
    }
}
