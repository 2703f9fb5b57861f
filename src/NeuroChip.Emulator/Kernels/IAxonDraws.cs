using NeuroChip.Emulator.Lanes;

namespace NeuroChip.Emulator.Kernels;

/// <summary>Where family "axon4-full" has its random numbers from.</summary>
public interface IAxonDraws
{
    /// <summary>Input channels besides those of the four axon types.</summary>
    static abstract int Ports { get; }

    /// <summary>One byte for each of four events, the first in the lowest bits.</summary>
    /// <param name="quartet">Number of the event within the tick, divided by 4.</param>
    static abstract T OfEvents<T, TSoma>(ref TSoma soma, T unit, int quartet, ulong seed) where T : ILane<T> where TSoma : ISoma<T>, allows ref struct;

    /// <summary>8 bits.</summary>
    static abstract T OfLeak<T, TSoma>(ref TSoma soma, T unit, ulong seed) where T : ILane<T> where TSoma : ISoma<T>, allows ref struct;

    /// <summary>17 bits.</summary>
    static abstract T OfThreshold<T, TSoma>(ref TSoma soma, T unit, ulong seed) where T : ILane<T> where TSoma : ISoma<T>, allows ref struct;
}
