namespace NeuroChip.Core.Diagnostics.Codes;

/// <summary>NC402 … NC405: what lowering to a chip adds to a network.</summary>
public static class LoweringCodes
{
    public static readonly DiagnosticDescriptor Relays = new("NC4020", Severity.Warning,
        "Relay populations were inserted, which change what the network computes",
        "Compare the accuracy with and without relays in the report, or choose a profile with more input axons or with core.partialSums.",
        "A relay adds up a part of a neuron's inputs and fires once for every threshold that it has received; the rest waits in its membrane.");

    public static readonly DiagnosticDescriptor Splitters = new("NC4021", Severity.Info,
        "Splitter neurons were inserted, as neurons have fewer destinations than they need",
        "Nothing to do: spikes are the same, a tick later; a profile with more destinations per neuron needs none.");

    public static readonly DiagnosticDescriptor ComposedWeights = new("NC4022", Severity.Info,
        "Weights are composed of several axons, as cores have fewer axon types than the network has weights",
        "Nothing to do: spikes are the same, a tick later; fewer distinct weights for each neuron need none.");
}
