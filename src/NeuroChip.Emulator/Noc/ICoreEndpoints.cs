namespace NeuroChip.Emulator.Noc;

/// <summary>What the cores do at their ends of the network. Packets are known by the numbers that the cores give them.</summary>
public interface ICoreEndpoints
{
    /// <summary>Cycle from which a core's next packet can enter; <see cref="long.MaxValue"/> where there is none. Asked when the last one is in.</summary>
    /// <param name="cycle">Present cycle.</param>
    long NextReady(int core, long cycle);

    /// <summary>The core's next packet, which now begins to enter.</summary>
    OutgoingPacket Take(int core);

    /// <summary>The packet's last flit has entered.</summary>
    void Entered(int core, int packet, long cycle);

    /// <summary>
    /// Cycle from which a core has room for one more packet; <see cref="long.MaxValue"/> while that depends on packets that are still on their last hop.
    /// </summary>
    long HasRoomFrom(int core);

    /// <summary>A place is taken for a packet that comes.</summary>
    void Reserve(int core);

    /// <summary>The packet's last flit has arrived.</summary>
    void Arrived(int core, int packet, long cycle);
}

/// <summary>A packet that enters the network.</summary>
/// <param name="Packet">Number given by the cores.</param>
/// <param name="ToCore">Where it goes; of no meaning for a tree.</param>
/// <param name="Tree">Ways to several cores; null for one.</param>
public readonly record struct OutgoingPacket(int Packet, int ToCore, MulticastTree? Tree = null);
