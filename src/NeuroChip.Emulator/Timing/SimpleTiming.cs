namespace NeuroChip.Emulator.Timing;

/// <summary>
/// Time of a tick without the network: the busiest core decides, sending or receiving. Sending and receiving overlap, as does everything that
/// different cores do; the way over the mesh costs no time.
/// </summary>
public sealed class SimpleTiming(EventCosts costs)
{
    double[] _receiving = [];

    /// <summary>Seconds without the agreement that ends the tick.</summary>
    public double Seconds(TickActivity activity)
    {
        Array.Resize(ref _receiving, activity.Cores);
        Array.Clear(_receiving);
        var longest = 0.0;
        for (var core = 0; core < activity.Cores; core++)
        {
            longest = Math.Max(longest, Sending(activity, core));
        }

        foreach (var seconds in _receiving)
        {
            longest = Math.Max(longest, seconds);
        }

        return longest;
    }

    double Sending(TickActivity activity, int core)
    {
        var seconds = 0.0;
        foreach (ref readonly var message in activity.SentBy(core))
        {
            seconds += costs.SendSeconds(message);
            _receiving[message.ToCore] += costs.ReceiveSeconds(message);
        }

        return seconds + costs.SomaSeconds(activity.AfterLastMessage(core));
    }
}
