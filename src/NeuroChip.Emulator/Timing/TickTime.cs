namespace NeuroChip.Emulator.Timing;

/// <summary>Time of one tick of one sample.</summary>
/// <param name="WorkSeconds">From the first event to the last.</param>
/// <param name="Seconds">With the agreement that ends the tick, and with the wait for the clock where there is one.</param>
/// <param name="CriticalCore">Number of the core that was busy longest; −1 where nothing happened.</param>
/// <param name="CriticalLink">Tile × 4 + side of the link that most packets crossed; −1 where none did or links are not known.</param>
public readonly record struct TickTime(int Sample, int Tick, double WorkSeconds, double Seconds, int CriticalCore, int CriticalLink);
