using NeuroChip.Core.Hardware;
using NeuroChip.Core.Units;
using static NeuroChip.Compiler.Profiles.Definition.Presence;

namespace NeuroChip.Compiler.Profiles.Definition;

static partial class ProfileDefinition
{
    const int MostCycles = 1 << 16;

    static NocSpec BlankNoc() => new() { ClockHertz = 1 };

    static MappingKind<NocSpec> Noc() => new("routers and links", BlankNoc)
    {
        { "source", Required, Text(), SourceDoc, n => n.Source, (n, v) => n with { Source = v } },
        { "clock", Required, Clock(), "Clock of routers and links.", n => n.ClockHertz, (n, v) => n with { ClockHertz = v } },
        { "routing", Optional, NameKind.Of<RoutingRule>(), "Way of a packet: along x first, along y first, or west first and then where there is room.",
            n => n.Routing, (n, v) => n with { Routing = v } },
        { "virtualChannels", Optional, Count(1, 64), "Buffers of an input port that packets hold one at a time; at least 2 on a torus.",
            n => n.VirtualChannels, (n, v) => n with { VirtualChannels = v } },
        { "bufferFlits", Optional, Count(1, 4096), "Flits that a virtual channel's buffer holds.",
            n => n.BufferFlits, (n, v) => n with { BufferFlits = v } },
        { "packetFlits", Optional, Count(1, 256), "Flits of a spike packet.", n => n.PacketFlits, (n, v) => n with { PacketFlits = v } },
        { "routerCycles", Optional, Count(1, 64), "Cycles from a flit's arrival in a free router until it leaves.",
            n => n.RouterCycles, (n, v) => n with { RouterCycles = v } },
        { "linkCycles", Optional, Count(0, 1024), "Cycles over a link.", n => n.LinkCycles, (n, v) => n with { LinkCycles = v } },
        { "multicast", Optional, Flag(), "Whether one packet serves all destinations of a spike and is copied where their ways part.",
            n => n.Multicast, (n, v) => n with { Multicast = v } },
        { "chipWidth", Optional, Count(1, 1024), "Tiles of one chip in x; absent: one chip holds them all.",
            n => n.ChipWidth, (n, v) => n with { ChipWidth = v } },
        { "chipHeight", Optional, Count(1, 1024), "Tiles of one chip in y; absent: one chip holds them all.",
            n => n.ChipHeight, (n, v) => n with { ChipHeight = v } },
        { "chipLinkPackets", Optional, Count(1, int.MaxValue), "Packets that a link between chips carries in one tick, also where all neurons spike.",
            n => n.ChipLinkPackets, (n, v) => n with { ChipLinkPackets = v } },
        { "chipLinkCycles", Optional, Count(0, MostCycles), "Cycles over a link between chips.",
            n => n.ChipLinkCycles, (n, v) => n with { ChipLinkCycles = v } },
        { "chipLinkInterval", Optional, Count(1, MostCycles), "Cycles from one flit to the next on a link between chips.",
            n => n.ChipLinkInterval, (n, v) => n with { ChipLinkInterval = v } },
    };

    static MappingKind<PipelineSpec> Pipeline() => new("the stages of a core", () => new PipelineSpec())
    {
        { "source", Required, Text(), SourceDoc, p => p.Source, (p, v) => p with { Source = v } },
        { "clock", Optional, Clock(), "Clock of the core; absent: asynchronous, every stage takes its event's latency.",
            p => p.ClockHertz, (p, v) => p with { ClockHertz = v } },
        { "read", Optional, NameKind.Of<SynapseRead>(), "One weight after the other, or the array at once and then its converters.",
            p => p.Read, (p, v) => p with { Read = v } },
        { "axonIn", Optional, Stage(), "A packet enters the core.", p => p.AxonIn, (p, v) => p with { AxonIn = v } },
        { "synapse", Optional, Stage(), "A weight is read; analog: the array is read.", p => p.Synapse, (p, v) => p with { Synapse = v } },
        { "conversion", Optional, Stage(), "Analog: a column's current becomes a number; the lanes are the converters that the columns share.",
            p => p.Conversion, (p, v) => p with { Conversion = v } },
        { "dendrite", Optional, Stage(), "A weight or a converted sum is added to a neuron's input.",
            p => p.Dendrite, (p, v) => p with { Dendrite = v } },
        { "somaIdle", Optional, Stage(), "A neuron without input, bias or state is passed over.",
            p => p.SomaIdle, (p, v) => p with { SomaIdle = v } },
        { "somaActive", Optional, Stage(), "Any other neuron is updated.", p => p.SomaActive, (p, v) => p with { SomaActive = v } },
        { "axonOut", Optional, Stage(), "A packet leaves the core; the buffer holds packets that wait for the network.",
            p => p.AxonOut, (p, v) => p with { AxonOut = v } },
    };

    static MappingKind<StageSpec> Stage() => new("a stage", () => new StageSpec())
    {
        { "cycles", Optional, Count(0, MostCycles), "Cycles until an item is through; absent: the event's latency.",
            s => s.Cycles, (s, v) => s with { Cycles = v } },
        { "interval", Optional, Count(1, MostCycles), "Cycles from one item to the next on a lane; absent: as long as an item takes.",
            s => s.Interval, (s, v) => s with { Interval = v } },
        { "lanes", Optional, Count(1, 65536), "Items worked on side by side.", s => s.Lanes, (s, v) => s with { Lanes = v } },
        { "buffer", Optional, Count(1, MostCycles), "Packets that can wait in front of the stage.",
            s => s.Buffer, (s, v) => s with { Buffer = v } },
    };

    static QuantityKind Clock() => new(Unit.Hertz, 1, 1e12);
}
