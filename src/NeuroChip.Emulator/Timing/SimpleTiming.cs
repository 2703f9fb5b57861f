namespace NeuroChip.Emulator.Timing;

/// <summary>
/// Time of a tick without the network: the busiest core decides, sending or receiving. Sending and receiving overlap, as does everything that
/// different cores do; the way over the mesh costs no time.
/// </summary>
public sealed class SimpleTiming(CorePipeline pipeline)
{
    public SimpleTiming(EventCosts costs)
        : this(new CorePipeline(costs))
    {
    }

    /// <summary>Seconds that one core is busy, sending or receiving, whichever takes longer.</summary>
    public double Busy(in CoreLoad load) => Math.Max(pipeline.SendSeconds(load), pipeline.ReceiveSeconds(load));

    /// <summary>Seconds without the agreement that ends the tick.</summary>
    public double Seconds(ReadOnlySpan<CoreLoad> loads)
    {
        var longest = 0.0;
        foreach (ref readonly var load in loads)
        {
            longest = Math.Max(longest, Busy(load));
        }

        return longest;
    }
}
