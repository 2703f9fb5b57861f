namespace NeuroChip.Compiler.Traffic;

/// <summary>What messages cost per tick at given spike rates. Counted as the emulator counts: a spike for its own core is no message, inputs are none.</summary>
/// <param name="Packets">Messages between cores: one for each spike and destination core.</param>
/// <param name="Hops">Links crossed, every message on its own way.</param>
/// <param name="MulticastHops">Links crossed where a spike is one message that forks on its way (the tree of all its ways, x before y).</param>
/// <param name="EnergyJoules">Sending, links, receiving and inputs, at the profile's prices; what has no price costs nothing.</param>
/// <param name="LatencySeconds">Time that messages spend on their ways, added up, at the profile's times.</param>
/// <param name="BusiestCoreEvents">Synaptic events of the busiest core.</param>
/// <param name="MeanCoreEvents">Synaptic events of a core in use, on average.</param>
/// <param name="BusiestLinkPackets">Messages over the busiest link.</param>
/// <param name="BusiestLink">Number of that link, see <see cref="Routes"/>; −1: none is used.</param>
/// <param name="LongestWay">Links on the longest way that is used.</param>
public sealed record MappingFigures(
    double Packets, double Hops, double MulticastHops, double EnergyJoules, double LatencySeconds,
    double BusiestCoreEvents, double MeanCoreEvents, double BusiestLinkPackets, int BusiestLink, int LongestWay);
