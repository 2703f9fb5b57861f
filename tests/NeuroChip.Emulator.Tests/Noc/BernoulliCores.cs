using NeuroChip.Core.Random;
using NeuroChip.Emulator.Noc;

namespace NeuroChip.Emulator.Tests.Noc;

/// <summary>
/// Uniform random traffic: in each cycle each core makes a packet with a fixed probability, to any core, itself included; packets wait at their
/// core until they can enter. Latency counts from the cycle in which a packet was made.
/// </summary>
sealed class BernoulliCores : ICoreEndpoints
{
    readonly int _cores;
    readonly double _probability;
    readonly long _lastMade;
    readonly long[] _nextMade;
    readonly uint[] _draws;
    readonly uint[] _made;
    readonly byte[] _to;
    readonly byte[] _arrivals;

    /// <param name="probability">Packets a core and cycle.</param>
    /// <param name="cycles">No packets are made from then on.</param>
    public BernoulliCores(int cores, double probability, long cycles, int mostPackets)
    {
        (_cores, _probability, _lastMade) = (cores, probability, cycles);
        _nextMade = new long[cores];
        _draws = new uint[cores];
        _made = new uint[mostPackets];
        _to = new byte[mostPackets];
        _arrivals = new byte[mostPackets];
        for (var core = 0; core < cores; core++)
        {
            _nextMade[core] = -1;
            Advance(core);
        }
    }

    public int Made { get; private set; }

    public long Delivered { get; private set; }

    /// <summary>Packets that arrived twice or at a core that they were not for.</summary>
    public long Wrong { get; private set; }

    public long CountFrom { get; init; }

    public long Counted { get; private set; }

    public double LatencySum { get; private set; }

    public long LatencyCount { get; private set; }

    public long NextReady(int core, long cycle) => _nextMade[core] < _lastMade ? _nextMade[core] : long.MaxValue;

    public OutgoingPacket Take(int core)
    {
        var to = Philox.Below(_cores, 7, RandomStream.InputEncoding, (uint)core, _draws[core]++, 1);
        (_made[Made], _to[Made]) = ((uint)_nextMade[core], (byte)to);
        Advance(core);
        return new(Made++, to);
    }

    public void Entered(int core, int packet, long cycle)
    {
    }

    public long HasRoomFrom(int core) => 0;

    public void Reserve(int core)
    {
    }

    public void Arrived(int core, int packet, long cycle)
    {
        var made = _made[packet];
        Wrong += _to[packet] != core || _arrivals[packet]++ != 0 ? 1 : 0;
        Delivered++;
        Counted += cycle >= CountFrom && cycle < _lastMade ? 1 : 0;
        if (made >= CountFrom)
        {
            LatencySum += cycle - made;
            LatencyCount++;
        }
    }

    // Cycles until the next packet: one Bernoulli draw a cycle.
    void Advance(int core)
    {
        do
        {
            _nextMade[core]++;
        }
        while (Philox.Below(1 << 24, 11, RandomStream.InputEncoding, (uint)core, (uint)_nextMade[core], 0) >= _probability * (1 << 24));
    }
}
