namespace NeuroChip.Emulator.Tracing;

/// <summary>Two probes, one after the other.</summary>
public struct PairProbe<TFirst, TSecond>(TFirst first, TSecond second) : ITickProbe
    where TFirst : struct, ITickProbe
    where TSecond : struct, ITickProbe
{
#pragma warning disable IDE0044 // A probe may change itself when it observes, which a readonly field would lose.
    TFirst _first = first;
    TSecond _second = second;
#pragma warning restore IDE0044

    public void Observe(in TickView view)
    {
        _first.Observe(view);
        _second.Observe(view);
    }
}
