using System.Runtime.CompilerServices;
using NeuroChip.Core.Hardware;
using NeuroChip.Emulator.Timing;

namespace NeuroChip.Emulator.Noc;

/// <summary>
/// Routers and links, flit by flit and cycle by cycle: wormhole routing with virtual channels and credits. Each cycle a head flit may be given an
/// output channel, and each output of a router may be given one flit, in turns (one round of iSLIP, McKeown 1999). Routers in which nothing can happen
/// sleep until an arrival, a credit or a cycle wakes them, so that idle ones cost nothing. Cores and routers of one cycle do not see each other's
/// changes, so their order does not matter.
/// </summary>
public sealed partial class FlitNetwork
{
    readonly NocSpec _spec;
    readonly NocPorts _ports;
    readonly int _cores;

    // A router with a pipeline gives out channels one cycle before the crossbar.
    readonly int _channelCycles;
    readonly EventWheel _wheel;
    readonly AwakeSet _awakeRouters, _awakeSources;
    readonly PacketPool _packets = new();
    readonly int[] _downstream;
    ICoreEndpoints _endpoints = null!;
    long _cycle;

    /// <param name="spec">Verified with its mesh; see the profile's diagnostics NC1150 and NC1151.</param>
    public FlitNetwork(TileMesh mesh, NocSpec spec)
    {
        (_spec, _cores) = (spec, mesh.Cores);
        _channelCycles = spec.RouterCycles > 1 ? 1 : 0;
        _ports = new(mesh, spec);
        _wheel = new(_ports.LongestLink + 2);
        Links = new(mesh);
        var channels = _ports.All;
        _downstream = new int[channels];
        for (var channel = 0; channel < channels; channel++)
        {
            var joined = NocPorts.IsSide(_ports.PortOf(channel)) && mesh.Neighbour(_ports.RouterOf(channel), (LinkSide)_ports.PortOf(channel)) is not null;
            _downstream[channel] = joined ? _ports.Downstream(channel) : -1;
        }

        _buffers = new(channels, spec.BufferFlits, spec.Multicast ? _ports.Ports : 1);
        _asleepUntil = new long[channels];
        _waitsFor = new int[channels];
        _roomFrom = new long[_cores];
        _owner = new int[channels];
        _credits = new int[channels];
        _portFree = new long[_ports.Routers * _ports.Ports];
        _nextInput = new int[_portFree.Length];
        _nextOutput = new int[_portFree.Length];
        _nextChannel = new int[_portFree.Length];
        _nextOutputChannel = new int[_portFree.Length];
        _requests = new Request[_ports.Ports];
        _requestKeys = new int[_ports.Ports];
        _acceptedOutput = new int[_ports.Ports];
        Array.Fill(_requestKeys, -1);
        Array.Fill(_acceptedOutput, -1);
        _occupied = new OccupiedBuffers(_ports.Routers, _ports.Ports * _ports.Channels, channels);
        _sources = new Source[_cores];
        _sourceCredits = new int[_cores * _ports.Channels];
        _awakeRouters = new(_ports.Routers);
        _awakeSources = new(_cores);
        Reset();
    }

    /// <summary>Flits over each link since <see cref="Reset"/>.</summary>
    public LinkTally Links { get; }

    /// <summary>Flits that entered and flits that left since <see cref="Reset"/>; copies of a tree count where they are made.</summary>
    public long FlitsIn { get; private set; }

    /// <inheritdoc cref="FlitsIn"/>
    public long FlitsOut { get; private set; }

    /// <summary>Router cycles worked on since <see cref="Reset"/>: what a simulation costs.</summary>
    public long RouterCycles { get; private set; }

    /// <summary>Empties the network and starts at cycle 0.</summary>
    public void Reset()
    {
        _wheel.ClearAll();
        _packets.Clear();
        _buffers.Clear();
        _occupied.Clear();
        _awakeRouters.Clear();
        _awakeSources.Clear();
        Links.Clear();
        Array.Clear(_asleepUntil);
        Array.Clear(_roomFrom);
        Array.Fill(_owner, -1);
        Array.Fill(_credits, _spec.BufferFlits);
        Array.Clear(_portFree);
        Array.Clear(_nextInput);
        Array.Clear(_nextOutput);
        Array.Clear(_nextChannel);
        Array.Clear(_nextOutputChannel);
        Array.Clear(_sources);
        Array.Fill(_sourceCredits, _spec.BufferFlits);
        (FlitsIn, FlitsOut, RouterCycles, _cycle) = (0, 0, 0, 0);
    }

    /// <summary>Runs until the cores have no more packets and all have arrived, or up to a cycle.</summary>
    /// <returns>Cycle in which it stopped.</returns>
    /// <exception cref="Core.Diagnostics.InputErrorException">NC6205: packets wait for each other.</exception>
    public long Run(ICoreEndpoints endpoints, long lastCycle = long.MaxValue)
    {
        _endpoints = endpoints;
        for (var core = 0; core < _cores; core++)
        {
            _awakeSources.AddNow(core);
        }

        while (_cycle <= lastCycle)
        {
            RunCycle();
            if (_awakeRouters.AnyNext || _awakeSources.AnyNext)
            {
                _cycle++;
            }
            else if (_wheel.Next(_cycle + 1) is { } next)
            {
                _cycle = next;
            }
            else
            {
                break;
            }

            _awakeRouters.Advance();
            _awakeSources.Advance();
        }

        RequireEmpty(lastCycle);
        return _cycle;
    }

    void RunCycle()
    {
        ReadEvents();
        foreach (var core in _awakeSources.Now)
        {
            Enter(core);
        }

        foreach (var router in _awakeRouters.Now)
        {
            Route(router);
        }
    }

    void ReadEvents()
    {
        foreach (var (buffer, packet) in _wheel.ArrivalsAt(_cycle))
        {
            Push(buffer, packet);
        }

        foreach (var channel in _wheel.CreditsAt(_cycle))
        {
            if (channel >= 0)
            {
                // Nobody waits for a second credit.
                if (_credits[channel]++ == 0 && _owner[channel] >= 0)
                {
                    _asleepUntil[_owner[channel]] = 0;
                    _awakeRouters.AddNow(_ports.RouterOf(channel));
                }
            }
            else
            {
                if (_sourceCredits[~channel]++ == 0)
                {
                    _awakeSources.AddNow(~channel / _ports.Channels);
                }
            }
        }

        foreach (var sleeper in _wheel.WakesAt(_cycle))
        {
            if (sleeper < _ports.Routers)
            {
                _awakeRouters.AddNow(sleeper);
            }
            else
            {
                _awakeSources.AddNow(sleeper - _ports.Routers);
            }
        }

        _wheel.Clear(_cycle);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    void Push(int buffer, int packet)
    {
        var router = _ports.RouterOf(buffer);
        var ready = _cycle + _spec.RouterCycles - 1;
        if (_buffers.Push(buffer, packet, ready) == 1)
        {
            _occupied.Add(router, buffer);
        }

        // Behind another packet's flits it does not matter yet, but is cheaply looked at.
        _asleepUntil[buffer] = Math.Min(_asleepUntil[buffer], ready - _channelCycles);
        WakeRouter(ready - _channelCycles, router);
    }

    // Also for this cycle, before the routers' turn.
    void WakeRouter(long cycle, int router)
    {
        if (cycle <= _cycle)
        {
            _awakeRouters.AddNow(router);
        }
        else
        {
            _wheel.Wake(_cycle, cycle, router);
        }
    }
}
