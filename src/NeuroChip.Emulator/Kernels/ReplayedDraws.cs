using System.Runtime.CompilerServices;
using NeuroChip.Emulator.Lanes;

namespace NeuroChip.Emulator.Kernels;

/// <summary>
/// Draws that were recorded elsewhere and arrive as inputs: port 4 brings that of the leak, port 5 that of the threshold, and ports 6 to 69
/// bring those of the events, four to a number.
/// </summary>
public readonly struct ReplayedDraws : IAxonDraws
{
    public const int LeakPort = AxonEvents.Types, ThresholdPort = LeakPort + 1, FirstEventPort = ThresholdPort + 1;

    public static int Ports => FirstEventPort - AxonEvents.Types + AxonEvents.Quartets;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T OfEvents<T, TSoma>(ref TSoma soma, T unit, int quartet, ulong seed) where T : ILane<T> where TSoma : ISoma<T>, allows ref struct =>
        soma.Input(FirstEventPort + quartet);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T OfLeak<T, TSoma>(ref TSoma soma, T unit, ulong seed) where T : ILane<T> where TSoma : ISoma<T>, allows ref struct =>
        soma.Input(LeakPort);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T OfThreshold<T, TSoma>(ref TSoma soma, T unit, ulong seed) where T : ILane<T> where TSoma : ISoma<T>, allows ref struct =>
        soma.Input(ThresholdPort);
}
