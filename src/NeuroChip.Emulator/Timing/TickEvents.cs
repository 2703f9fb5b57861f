namespace NeuroChip.Emulator.Timing;

/// <summary>Everything that happened on the chip in one tick, counted.</summary>
/// <param name="Packets">Messages sent; each is received, too.</param>
public readonly record struct TickEvents(SomaWork Soma, long Packets, long SynapticEvents, HopCount Hops)
{
    public static TickEvents operator +(TickEvents a, TickEvents b) =>
        new(a.Soma + b.Soma, a.Packets + b.Packets, a.SynapticEvents + b.SynapticEvents, a.Hops + b.Hops);

    public static TickEvents Of(TickActivity activity, TileMesh mesh)
    {
        var all = default(TickEvents);
        for (var core = 0; core < activity.Cores; core++)
        {
            foreach (ref readonly var message in activity.SentBy(core))
            {
                all += new TickEvents(message.Before, 1, message.SynapticEvents, mesh.Hops(message.FromCore, message.ToCore));
            }

            all += new TickEvents(activity.AfterLastMessage(core), 0, 0, default);
        }

        return all;
    }
}
