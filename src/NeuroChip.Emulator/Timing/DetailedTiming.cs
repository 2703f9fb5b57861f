namespace NeuroChip.Emulator.Timing;

/// <summary>
/// Time of a tick with an estimate of what messages wait for each other, after the semi-analytical model of SANA-FE (Boyle et al., IEEE TCAD
/// 2025): an event queue over messages, each seen once, not over cycles. A core sends one message after another; a route that holds more
/// messages than its buffers holds the next one back; a receiver takes one message at a time.
/// </summary>
public sealed class DetailedTiming : IMessageTiming
{
    readonly TileMesh _mesh;
    readonly CorePipeline _pipeline;
    readonly int _linkBufferSize;
    readonly MessagesInFlight _inFlight;
    readonly PriorityQueue<int, EventTime> _senders = new();
    readonly int[] _sent;
    readonly double[] _receiverFree;
    readonly LinkTally _links;

    /// <param name="linkBufferSize">Messages that a link can hold; 1 or more.</param>
    public DetailedTiming(TileMesh mesh, EventCosts costs, int linkBufferSize)
        : this(mesh, new CorePipeline(costs), linkBufferSize)
    {
    }

    /// <inheritdoc cref="DetailedTiming(TileMesh, EventCosts, int)"/>
    public DetailedTiming(TileMesh mesh, CorePipeline pipeline, int linkBufferSize)
    {
        (_mesh, _pipeline, _linkBufferSize) = (mesh, pipeline, linkBufferSize);
        _links = new(mesh);
        _inFlight = new(mesh, _links);
        _sent = new int[mesh.Cores];
        _receiverFree = new double[mesh.Cores];
    }

    /// <inheritdoc/>
    public IMessageObserver? Observer { get; set; }

    /// <inheritdoc/>
    public LinkTally Links => _links;

    /// <inheritdoc/>
    public double Seconds(TickActivity activity)
    {
        Clear();
        foreach (ref readonly var message in activity.FromOutside)
        {
            var received = _receiverFree[message.ToCore] += _pipeline.ReceiveSeconds(message);
            Observer?.Received(message, 0, received);
        }

        var last = 0.0;
        for (var core = 0; core < activity.Cores; core++)
        {
            last = Math.Max(last, ScheduleNext(activity, core, now: 0));
        }

        while (_senders.TryDequeue(out var core, out var now))
        {
            _inFlight.ArriveUntil(now.Seconds);
            ref readonly var message = ref activity.SentBy(core)[_sent[core]++];
            var (left, received) = Transmit(message, now.Seconds);
            Observer?.Received(message, left, received);
            last = Math.Max(last, ScheduleNext(activity, core, left));
        }

        return Math.Max(last, LastReceiver(activity));
    }

    double LastReceiver(TickActivity activity)
    {
        var last = 0.0;
        var loads = activity.Loads;
        for (var core = 0; core < loads.Length; core++)
        {
            var done = _receiverFree[core] + _pipeline.FillSeconds(loads[core]) + _pipeline.ReadOutSeconds(loads[core]);
            last = Math.Max(last, done);
        }

        return last;
    }

    void Clear()
    {
        _inFlight.Clear();
        _links.Clear();
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
            return now + _pipeline.SomaSeconds(activity.AfterLastMessage(core));
        }

        var ready = now + _pipeline.SendSeconds(messages[_sent[core]]);
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
        var flight = Math.Max(_pipeline.FlightSeconds(hops), onRoute * mean / links);
        var arrival = Math.Max(_receiverFree[to], left + flight);
        var receive = _pipeline.ReceiveSeconds(message);
        _inFlight.Enter(from, to, arrival, receive);
        return (left, _receiverFree[to] = arrival + receive);
    }
}
