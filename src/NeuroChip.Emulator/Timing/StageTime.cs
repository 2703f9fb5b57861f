namespace NeuroChip.Emulator.Timing;

/// <summary>Times of one stage of a core's pipeline.</summary>
/// <param name="Latency">Seconds until an item is through.</param>
/// <param name="Interval">Seconds from one item to the next on one lane.</param>
/// <param name="Lanes">Items worked on side by side, 1 or more.</param>
public readonly record struct StageTime(double Latency, double Interval, int Lanes = 1)
{
    /// <summary>Seconds from the first of these items to the end of the last, when none has to be waited for.</summary>
    public double Busy(long items) => items == 0 ? 0 : Latency + ((((items + Lanes - 1) / Lanes) - 1) * Interval);

    /// <summary>Seconds that these items keep the stage from taking others.</summary>
    public double Occupied(long items) => (items + Lanes - 1) / Lanes * Interval;
}
