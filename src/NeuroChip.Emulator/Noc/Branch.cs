namespace NeuroChip.Emulator.Noc;

/// <summary>One way on of the packet at the front of a buffer. Several ways, those of a tree, go on independently of each other.</summary>
struct Branch
{
    /// <summary>Port of the router, or <see cref="NocPorts.Adaptive"/>.</summary>
    public int Port;

    /// <summary>Output channel that it holds; −1: none yet.</summary>
    public int Channel;

    /// <summary>Packet that goes on here: the one in the buffer, or its copy.</summary>
    public int Packet;

    /// <summary>Flits sent.</summary>
    public int Sent;

    /// <summary>Cycle from which it may ask for the crossbar.</summary>
    public long Ready;
}
