namespace NeuroChip.Core.Hardware;

/// <summary>Which way a packet takes over the mesh.</summary>
public enum RoutingRule
{
    /// <summary>Along x, then along y.</summary>
    Xy,

    /// <summary>Along y, then along x.</summary>
    Yx,

    /// <summary>Links toward smaller x first; then, among the links that bring it nearer, the one with most room. Meshes only.</summary>
    WestFirst,
}

/// <summary>Routers and links, in cycles of their clock: what a flit simulation needs.</summary>
public sealed record NocSpec
{
    /// <summary>Where the numbers of this section come from.</summary>
    public string Source { get; init; } = "";

    /// <summary>Clock of routers and links, hertz.</summary>
    public required double ClockHertz { get; init; }

    public RoutingRule Routing { get; init; } = RoutingRule.Xy;

    /// <summary>Buffers of each input port that packets hold one at a time; at least 2 on a torus.</summary>
    public int VirtualChannels { get; init; } = 2;

    /// <summary>Flits that one virtual channel's buffer holds, 1 or more.</summary>
    public int BufferFlits { get; init; } = 4;

    /// <summary>Flits of a spike packet, 1 or more.</summary>
    public int PacketFlits { get; init; } = 1;

    /// <summary>Cycles from a flit's arrival in a free router until it leaves.</summary>
    public int RouterCycles { get; init; } = 1;

    /// <summary>Cycles over a link.</summary>
    public int LinkCycles { get; init; } = 1;

    /// <summary>True: one packet for all destinations of a spike, copied where their ways part. Needs buffers that hold a packet.</summary>
    public bool Multicast { get; init; }

    /// <summary>Tiles of one chip in x; null: one chip holds them all.</summary>
    public int? ChipWidth { get; init; }

    /// <summary>Tiles of one chip in y; null: one chip holds them all.</summary>
    public int? ChipHeight { get; init; }

    /// <summary>Packets that a link between chips carries in one tick; null: no limit is published.</summary>
    public int? ChipLinkPackets { get; init; }

    /// <summary>Cycles over a link between chips.</summary>
    public int ChipLinkCycles { get; init; } = 1;

    /// <summary>Cycles from one flit to the next on a link between chips.</summary>
    public int ChipLinkInterval { get; init; } = 1;
}
