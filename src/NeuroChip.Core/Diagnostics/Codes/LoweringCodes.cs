namespace NeuroChip.Core.Diagnostics.Codes;

/// <summary>NC402 … NC405: what lowering to a chip adds to a network, and budgets of tables and links.</summary>
public static class LoweringCodes
{
    public static readonly DiagnosticDescriptor Relays = new("NC4020", Severity.Warning,
        "Relay populations were inserted, which change what the network computes",
        "Name a --dataset and compare the accuracy with and without relays in the report, or choose a profile with more input axons or with core.partialSums.",
        "A relay adds up a part of a neuron's inputs and fires once for every threshold that it has received; the rest waits in its membrane.");

    public static readonly DiagnosticDescriptor Splitters = new("NC4021", Severity.Info,
        "Splitter neurons were inserted, as neurons have fewer destinations than they need",
        "Nothing to do: spikes are the same, a tick later; a profile with more destinations per neuron needs none.");

    public static readonly DiagnosticDescriptor ComposedWeights = new("NC4022", Severity.Info,
        "Weights are composed of several axons, as cores have fewer axon types than the network has weights",
        "Nothing to do: spikes are the same, a tick later; fewer distinct weights for each neuron need none.");

    public static readonly DiagnosticDescriptor Thresholds = new("NC4023", Severity.Error,
        "The neurons of a core need more distinct thresholds than it has",
        "Use equal thresholds within a layer; with a scale per neuron or core, set quantization.scale=layer.");

    public static readonly DiagnosticDescriptor SynapseFormats = new("NC4024", Severity.Error,
        "The synapses of a core need more formats than it has",
        "Use the same weight bits for all projections, or join projections into the same neurons.");

    public static readonly DiagnosticDescriptor RoutingEntries = new("NC4025", Severity.Error,
        "The router of a tile needs more routing entries than it has",
        "Search for a mapping with fewer hops (--objective hops), or choose a profile with a larger mesh.routingEntries.");

    public static readonly DiagnosticDescriptor PacketsPerTick = new("NC4026", Severity.Error,
        "A core can send more packets in a tick than it may",
        "Search for a mapping with fewer packets (--objective packets), make the following layers more local, or choose a profile with a larger core.packetsPerTick.");

    public static readonly DiagnosticDescriptor ChipLinkPackets = new("NC4027", Severity.Error,
        "A link between chips would carry more packets in a tick than it can",
        "Search for a mapping with fewer hops (--objective hops), fit the network into one chip, or choose a profile with a larger noc.chipLinkPackets.");
}
