namespace NeuroChip.Compiler.Mapping;

/// <summary>What a mapping can be judged by; per tick and at the given spike rates, as <see cref="Traffic.MappingFigures"/> states it.</summary>
public enum MappingTerm
{
    /// <summary>Messages between cores: one per spike and destination core.</summary>
    Packets,

    /// <summary>Links crossed by these messages, each on its own way.</summary>
    Hops,

    /// <summary>Links crossed where a spike is one message that forks on its way: the union of its ways.</summary>
    Multicast,

    /// <summary>Joules of sending, links and receiving, at the profile's prices.</summary>
    Energy,

    /// <summary>Seconds that messages spend on their ways together, at the profile's times.</summary>
    Latency,

    /// <summary>Synaptic events of the busiest core; kept low by the sum of squares over the cores.</summary>
    Balance,

    /// <summary>Messages over the busiest link; kept low by the sum of squares over the links.</summary>
    Congestion,
}
