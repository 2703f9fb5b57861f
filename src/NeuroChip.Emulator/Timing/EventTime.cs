namespace NeuroChip.Emulator.Timing;

/// <summary>When an event happens. Of events at the same time the one with the smaller order is first: queues leave nothing to chance.</summary>
readonly record struct EventTime(double Seconds, int Order) : IComparable<EventTime>
{
    public int CompareTo(EventTime other) =>
        Seconds < other.Seconds ? -1
        : Seconds > other.Seconds ? 1
        : Order.CompareTo(other.Order);
}
