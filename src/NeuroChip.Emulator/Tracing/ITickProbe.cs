namespace NeuroChip.Emulator.Tracing;

/// <summary>
/// Looks at the chip after each tick of each sample. A struct type parameter of the tick loop: a probe that does nothing costs nothing.
/// Workers copy the probe and call it from their own threads, each for its own samples.
/// </summary>
public interface ITickProbe
{
    void Observe(in TickView view);
}
