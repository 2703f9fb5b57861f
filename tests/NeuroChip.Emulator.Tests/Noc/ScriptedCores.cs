using NeuroChip.Emulator.Noc;

namespace NeuroChip.Emulator.Tests.Noc;

/// <summary>Packets with the cycles from which they may enter; records when each arrived where. Takes a packet in at once unless it is slow.</summary>
sealed class ScriptedCores : ICoreEndpoints
{
    readonly Queue<(long Cycle, OutgoingPacket Packet)>[] _queues;
    readonly int[] _waiting;
    readonly int _slowCore;
    readonly int _slowCycles;
    long _slowFree;

    public ScriptedCores(int cores, int slowCore = -1, int slowCycles = 0)
    {
        _queues = [.. Enumerable.Range(0, cores).Select(_ => new Queue<(long, OutgoingPacket)>())];
        _waiting = new int[cores];
        (_slowCore, _slowCycles) = (slowCore, slowCycles);
    }

    public List<(int Packet, int Core, long Cycle)> Arrivals { get; } = [];

    public Dictionary<int, long> EnteredAt { get; } = [];

    public ScriptedCores Send(int fromCore, OutgoingPacket packet, long cycle = 0)
    {
        _queues[fromCore].Enqueue((cycle, packet));
        return this;
    }

    public long NextReady(int core, long cycle) => _queues[core].TryPeek(out var next) ? next.Cycle : long.MaxValue;

    public OutgoingPacket Take(int core) => _queues[core].Dequeue().Packet;

    public void Entered(int core, int packet, long cycle) => EnteredAt[packet] = cycle;

    public long HasRoomFrom(int core) => core == _slowCore ? (_waiting[core] > 0 ? long.MaxValue : _slowFree) : 0;

    public void Reserve(int core) => _waiting[core]++;

    public void Arrived(int core, int packet, long cycle)
    {
        _waiting[core]--;
        _slowFree = core == _slowCore ? cycle + _slowCycles : _slowFree;
        Arrivals.Add((packet, core, cycle));
    }
}
