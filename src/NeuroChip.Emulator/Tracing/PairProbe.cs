namespace NeuroChip.Emulator.Tracing;

/// <summary>Two probes, one after the other.</summary>
public struct PairProbe<TFirst, TSecond>(TFirst first, TSecond second) : ITickProbe
    where TFirst : struct, ITickProbe
    where TSecond : struct, ITickProbe
{
    TFirst _first = first;
    TSecond _second = second;

    public void Observe(in TickView view)
    {
        _first.Observe(view);
        _second.Observe(view);
    }
}
