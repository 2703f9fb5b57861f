namespace NeuroChip.Emulator.Timing;

/// <summary>
/// Time of a tick with an estimate of what messages wait for each other, after the semi-analytical model of SANA-FE (Boyle et al., IEEE TCAD
/// 2025): an event queue over messages, each seen once, not over cycles. A core sends one message after another; a route that holds more
/// messages than its buffers holds the next one back; a receiver takes one message at a time.
/// </summary>
public sealed class DetailedTiming
{
    readonly TileMesh _mesh;
    readonly EventCosts _costs;
    readonly int _linkBufferSize;
    readonly MessagesInFlight _inFlight;
    readonly PriorityQueue<int, EventTime> _senders = new();
    readonly int[] _sent;
    readonly double[] _receiverFree;

    /// <param name="linkBufferSize">Messages that a link can hold; 1 or more.</param>
    public DetailedTiming(TileMesh mesh, EventCosts costs, int linkBufferSize)
    {
        (_mesh, _costs, _linkBufferSize) = (mesh, costs, linkBufferSize);
        _inFlight = new(mesh);
        _sent = new int[mesh.Cores];
        _receiverFree = new double[mesh.Cores];
    }

    /// <summary>Seconds from the first event of the tick to the last, without the agreement that ends it.</summary>
    public double Seconds(TickActivity activity)
    {
        Clear();
        var last = 0.0;
        for (var core = 0; core < activity.Cores; core++)
        {
            last = Math.Max(last, ScheduleNext(activity, core, now: 0));
        }

        while (_senders.TryDequeue(out var core, out var now))
        {
            _inFlight.ArriveUntil(now.Seconds);
            var (left, received) = Transmit(activity.SentBy(core)[_sent[core]++], now.Seconds);
            last = Math.Max(last, Math.Max(received, ScheduleNext(activity, core, left)));
        }

        return last;
    }

    void Clear()
    {
        _inFlight.Clear();
        _senders.Clear();
        Array.Clear(_sent);
        Array.Clear(_receiverFree);
    }

    /// <summary>Queues a core's next message. Returns when it is sent; or where there is none, when the core is done with its neurons.</summary>
    double ScheduleNext(TickActivity activity, int core, double now)
    {
        var messages = activity.SentBy(core);
        if (_sent[core] == messages.Length)
        {
            return now + _costs.SomaSeconds(activity.AfterLastMessage(core));
        }

        var ready = now + _costs.SendSeconds(messages[_sent[core]]);
        _senders.Enqueue(core, new(ready, core));
        return ready;
    }

    /// <summary>Returns when a message leaves its sender and when its receiver is done with it.</summary>
    (double Left, double Received) Transmit(in SpikeMessage message, double ready)
    {
        var (from, to) = (message.FromCore, message.ToCore);
        var hops = _mesh.Hops(from, to);
        var onRoute = _inFlight.OnRoute(from, to);
        var mean = _inFlight.MeanReceiveSeconds;
        var links = hops.Total + 1;

        var left = ready + (Math.Max(onRoute - (links * _linkBufferSize), 0) * mean);
        var flight = Math.Max(_costs.FlightSeconds(hops), onRoute * mean / links);
        var arrival = Math.Max(_receiverFree[to], left + flight);
        var receive = _costs.ReceiveSeconds(message);
        _inFlight.Enter(from, to, arrival, receive);
        return (left, _receiverFree[to] = arrival + receive);
    }
}
