using System.Runtime.CompilerServices;
using NeuroChip.Core.Random;
using NeuroChip.Emulator.Lanes;

namespace NeuroChip.Emulator.Kernels;

/// <summary>
/// Draws by address: element = unit, tick = step of the sample, draw = sample for leak and threshold, and 64 · sample + event / 4 for events, of
/// which four share 32 bits.
/// </summary>
public readonly struct AddressedDraws : IAxonDraws
{
    public static int Ports => 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T OfEvents<T, TSoma>(ref TSoma soma, T unit, int quartet, ulong seed) where T : ILane<T> where TSoma : ISoma<T>, allows ref struct =>
        LanePhilox.Bits(seed, RandomStream.SynapseNoise, unit, soma.Step, soma.Sample * T.Constant(AxonEvents.Quartets) + T.Constant(quartet));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T OfLeak<T, TSoma>(ref TSoma soma, T unit, ulong seed) where T : ILane<T> where TSoma : ISoma<T>, allows ref struct =>
        LanePhilox.Bits(seed, RandomStream.LeakNoise, unit, soma.Step, soma.Sample) >>> 24;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T OfThreshold<T, TSoma>(ref TSoma soma, T unit, ulong seed) where T : ILane<T> where TSoma : ISoma<T>, allows ref struct =>
        LanePhilox.Bits(seed, RandomStream.ThresholdNoise, unit, soma.Step, soma.Sample) >>> 15;
}
