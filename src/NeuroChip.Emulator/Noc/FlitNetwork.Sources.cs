namespace NeuroChip.Emulator.Noc;

/// <summary>Cores that put packets into their routers, one flit a cycle.</summary>
public sealed partial class FlitNetwork
{
    readonly Source[] _sources;
    readonly int[] _sourceCredits;

    void Enter(int core)
    {
        ref var source = ref _sources[core];
        if (!source.IsSending && !Begin(core, ref source))
        {
            return;
        }

        ref var credits = ref _sourceCredits[(core * _ports.Channels) + source.Channel];
        if (credits == 0)
        {
            return;
        }

        credits--;
        FlitsIn++;
        var router = _ports.TileOf(core);
        Push(_ports.First(router, _ports.PortOfCore(core)) + source.Channel, source.Packet);
        if (++source.Sent == _spec.PacketFlits)
        {
            source.IsSending = false;
            _endpoints.Entered(core, _packets[source.Packet].Number, _cycle);
        }

        _awakeSources.AddNext(core);
    }

    bool Begin(int core, ref Source source)
    {
        var ready = _endpoints.NextReady(core, _cycle);
        if (ready > _cycle)
        {
            WakeSource(ready, core);
            return false;
        }

        // A credit wakes the core where all buffers are full.
        var channel = 0;
        for (var other = 1; other < _ports.Channels; other++)
        {
            channel = _sourceCredits[(core * _ports.Channels) + other] > _sourceCredits[(core * _ports.Channels) + channel] ? other : channel;
        }

        if (_sourceCredits[(core * _ports.Channels) + channel] == 0)
        {
            return false;
        }

        var packet = _endpoints.Take(core);
        source = new()
        {
            IsSending = true,
            Channel = channel,
            Packet = _packets.Add(new(packet.Packet, _ports.TileOf(core), packet.Tree is null ? packet.ToCore : -1, packet.Tree, 0)),
        };
        return true;
    }

    void WakeSource(long cycle, int core)
    {
        if (cycle == _cycle + 1)
        {
            _awakeSources.AddNext(core);
        }
        else if (cycle != long.MaxValue)
        {
            _wheel.Wake(_cycle, cycle, _ports.Routers + core);
        }
    }

    struct Source
    {
        public bool IsSending;
        public int Channel;
        public int Packet;
        public int Sent;
    }
}
