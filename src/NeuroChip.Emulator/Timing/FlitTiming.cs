using NeuroChip.Core.Hardware;
using NeuroChip.Emulator.Noc;

namespace NeuroChip.Emulator.Timing;

/// <summary>
/// Time of a tick with every flit simulated. A core computes and hands its packets to the network in its own order; it stops while its exit is full.
/// A receiver takes one packet after the other; while its entrance is full, packets wait in the network and hold others back.
/// </summary>
public sealed class FlitTiming : IMessageTiming, ICoreEndpoints
{
    readonly TileMesh _mesh;
    readonly CorePipeline _pipeline;
    readonly FlitNetwork _network;
    readonly double _clockHertz, _cycleSeconds;
    readonly bool _multicast, _yFirst;
    readonly Sender[] _senders;
    readonly Receiver[] _receivers;
    readonly List<SpikeMessage> _underWay = [];
    readonly List<double> _left = [];
    readonly Dictionary<int, MulticastTree> _trees = [];
    TickActivity _activity = null!;

    public FlitTiming(TileMesh mesh, CorePipeline pipeline, NocSpec noc)
    {
        (_mesh, _pipeline) = (mesh, pipeline);
        _network = new(mesh, noc);
        (_clockHertz, _cycleSeconds) = (noc.ClockHertz, 1 / noc.ClockHertz);
        (_multicast, _yFirst) = (noc.Multicast, noc.Routing == RoutingRule.Yx);
        _senders = [.. Enumerable.Range(0, mesh.Cores).Select(_ => new Sender(pipeline.WaitingOut))];
        _receivers = [.. Enumerable.Range(0, mesh.Cores).Select(_ => new Receiver(pipeline.WaitingIn))];
    }

    /// <inheritdoc/>
    public IMessageObserver? Observer { get; set; }

    /// <inheritdoc/>
    public LinkTally Links => _network.Links;

    /// <summary>The network as the last tick left it.</summary>
    public FlitNetwork Network => _network;

    /// <inheritdoc/>
    public double Seconds(TickActivity activity)
    {
        _activity = activity;
        _underWay.Clear();
        _left.Clear();
        for (var core = 0; core < _senders.Length; core++)
        {
            _senders[core].Clear();
            _receivers[core].Clear();
        }

        foreach (ref readonly var message in activity.FromOutside)
        {
            Receive(message, 0, 0, waited: false);
        }

        _network.Reset();
        _network.Run(this);
        return LastOfAll(activity);
    }

    /// <inheritdoc/>
    public long NextReady(int core, long cycle)
    {
        var sender = _senders[core];
        var messages = _activity.SentBy(core);
        while (sender.Next < messages.Length)
        {
            ref readonly var message = ref messages[sender.Next];
            if (!sender.IsComputed)
            {
                sender.Compute(_pipeline.SendSeconds(message));
            }

            if (message.ToCore != core || Cycle(sender.Ready) > cycle)
            {
                return Cycle(sender.Ready);
            }

            // It stays inside and meets no router.
            Receive(message, sender.Ready, sender.Ready, waited: false);
            sender.PassInside();
        }

        return long.MaxValue;
    }

    /// <inheritdoc/>
    public OutgoingPacket Take(int core)
    {
        var sender = _senders[core];
        var messages = _activity.SentBy(core);
        var first = messages[sender.Next];
        var packet = _underWay.Count;
        var count = _multicast ? SameSpike(messages[sender.Next..]) : 1;
        foreach (ref readonly var message in messages.Slice(sender.Next, count))
        {
            _underWay.Add(message);
            _left.Add(sender.Ready);
        }

        sender.Taken = count;
        return new(packet, first.ToCore, _multicast ? TreeOf(core, messages.Slice(sender.Next, count)) : null);
    }

    /// <inheritdoc/>
    public void Entered(int core, int packet, long cycle) => _senders[core].Entered(cycle * _cycleSeconds);

    /// <inheritdoc/>
    public long HasRoomFrom(int core) => _receivers[core].HasRoomFrom() is { } seconds ? Cycle(seconds) : long.MaxValue;

    /// <inheritdoc/>
    public void Reserve(int core) => _receivers[core].Reserve();

    /// <inheritdoc/>
    public void Arrived(int core, int packet, long cycle)
    {
        // A packet of a tree stands for its destinations in a row; one of them is this core.
        while (_underWay[packet].ToCore != core)
        {
            packet++;
        }

        Receive(_underWay[packet], _left[packet], cycle * _cycleSeconds, waited: true);
    }

    // A message that comes over the network has waited at the core's entrance.
    void Receive(in SpikeMessage message, double left, double arrival, bool waited)
    {
        var received = _receivers[message.ToCore].Serve(arrival, _pipeline.ReceiveSeconds(message), waited);
        Observer?.Received(message, left, received);
    }

    double LastOfAll(TickActivity activity)
    {
        var last = 0.0;
        for (var core = 0; core < _senders.Length; core++)
        {
            ref readonly var load = ref activity.Loads[core];
            last = Math.Max(last, _senders[core].Ready + _pipeline.SomaSeconds(activity.AfterLastMessage(core)));
            last = Math.Max(last, _receivers[core].Free + _pipeline.FillSeconds(load) + _pipeline.ReadOutSeconds(load));
        }

        return last;
    }

    // Rounded up: what is ready within a cycle enters with the next.
    long Cycle(double seconds) => (long)Math.Ceiling((seconds * _clockHertz) - 1e-9);

    static int SameSpike(ReadOnlySpan<SpikeMessage> messages)
    {
        var count = 1;
        while (count < messages.Length && messages[count].Unit == messages[0].Unit && messages[count].Before.Accesses == 0)
        {
            count++;
        }

        return count;
    }

    MulticastTree TreeOf(int core, ReadOnlySpan<SpikeMessage> messages)
    {
        if (!_trees.TryGetValue(messages[0].Unit, out var tree))
        {
            var cores = new int[messages.Length];
            for (var i = 0; i < cores.Length; i++)
            {
                cores[i] = messages[i].ToCore;
            }

            _trees[messages[0].Unit] = tree = new(_mesh, _mesh.TileOf(core), cores, _yFirst);
        }

        return tree;
    }

    /// <summary>A core that computes ahead of the network by as many packets as its exit holds.</summary>
    sealed class Sender(int waiting)
    {
        readonly double[] _entered = new double[waiting];
        int _packets;

        /// <summary>First message that has not entered.</summary>
        public int Next { get; private set; }

        /// <summary>Messages that the packet which now enters stands for.</summary>
        public int Taken { get; set; }

        /// <summary>When the next message is ready, or the last one was.</summary>
        public double Ready { get; private set; }

        public bool IsComputed { get; private set; }

        public void Clear()
        {
            (Next, Taken, Ready, IsComputed, _packets) = (0, 0, 0, false, 0);
            Array.Clear(_entered);
        }

        /// <summary>The core works for its next message as soon as the exit has a place for it.</summary>
        public void Compute(double seconds) => (Ready, IsComputed) = (Math.Max(Ready, _entered[_packets % _entered.Length]) + seconds, true);

        public void PassInside()
        {
            Next++;
            IsComputed = false;
        }

        public void Entered(double seconds)
        {
            _entered[_packets++ % _entered.Length] = seconds;
            Next += Taken;
            IsComputed = false;
        }
    }

    /// <summary>A core that serves one packet at a time while others wait at its entrance.</summary>
    sealed class Receiver(int waiting)
    {
        readonly double[] _begun = new double[waiting];
        int _reserved, _arrived;

        /// <summary>When it is done with all that has arrived.</summary>
        public double Free { get; private set; }

        public void Clear() => (_reserved, _arrived, Free) = (0, 0, 0);

        /// <summary>When the entrance has a place; null while that depends on a packet on its last hop.</summary>
        public double? HasRoomFrom() =>
            _reserved < waiting ? 0
            : _reserved - waiting < _arrived ? _begun[(_reserved - waiting) % waiting]
            : null;

        public void Reserve() => _reserved++;

        /// <param name="waited">Whether it had a place at the entrance, which becomes free now.</param>
        public double Serve(double arrival, double seconds, bool waited)
        {
            var begun = Math.Max(arrival, Free);
            if (waited)
            {
                _begun[_arrived++ % waiting] = begun;
            }

            return Free = begun + seconds;
        }
    }
}
