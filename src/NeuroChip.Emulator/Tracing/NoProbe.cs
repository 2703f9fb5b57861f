namespace NeuroChip.Emulator.Tracing;

/// <summary>Looks at nothing.</summary>
public readonly struct NoProbe : ITickProbe
{
    public void Observe(in TickView view)
    {
    }
}
