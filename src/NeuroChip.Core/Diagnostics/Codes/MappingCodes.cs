namespace NeuroChip.Core.Diagnostics.Codes;

/// <summary>NC4: partition, placement, routing. Valid input that does not fit the chip.</summary>
public static class MappingCodes
{
    public static readonly DiagnosticDescriptor TooManyCores = new("NC4001", Severity.Error,
        "The network needs more cores than the chip has",
        "Use a profile with more cores, fewer neurons, or a smaller fan-in.");

    public static readonly DiagnosticDescriptor FanIn = new("NC4002", Severity.Error,
        "A neuron has more synapses than one neuron may have",
        "Allow relay populations with --allow-relays, use smaller kernels or layers, prune, or choose a profile with a larger core.fanIn.");

    public static readonly DiagnosticDescriptor InputAxons = new("NC4003", Severity.Error,
        "A core needs more input axons than it has",
        "Allow relay populations with --allow-relays, use smaller kernels or layers, or choose a profile with more input axons or with core.partialSums.");

    public static readonly DiagnosticDescriptor SynapseMemory = new("NC4004", Severity.Error,
        "The synapses of a core do not fit into its memory",
        "Use fewer weight bits, prune, or choose a profile with a larger core.synapseMemory.");

    public static readonly DiagnosticDescriptor OutputAxons = new("NC4005", Severity.Error,
        "The neurons of a core have more destinations than the core has output axons",
        "Make the following layer smaller or more local, or choose a profile with more output axons.");

    public static readonly DiagnosticDescriptor Destinations = new("NC4006", Severity.Error,
        "A neuron must reach more cores than one neuron can",
        "Make the following layers fit one core, or choose a profile with more destinations per neuron.");

    public static readonly DiagnosticDescriptor AccumulatorOverflow = new("NC4007", Severity.Error,
        "The sum of a neuron's inputs can exceed the accumulator",
        "Use fewer weight bits or a smaller fan-in, or choose a profile with a wider accumulator.");

    public static readonly DiagnosticDescriptor Delay = new("NC4008", Severity.Error,
        "A delay is longer than the chip allows",
        "Shorten the delay, or choose a profile with longer delays.",
        "Every projection takes one tick. A projection that skips layers is delayed by the compiler until the longer path has caught up; this needs delays, too.");

    public static readonly DiagnosticDescriptor AxonTypes = new("NC4009", Severity.Error,
        "The weights of a core need more axon types than it has",
        "Use fewer distinct weights for each neuron.");

    public static readonly DiagnosticDescriptor NeuronConfigurations = new("NC4010", Severity.Error,
        "The neurons of a core need more distinct sets of parameters than it has",
        "Use equal parameters within a layer; with a scale per neuron or core, set quantization.scale=layer.");

    public static readonly DiagnosticDescriptor Neurons = new("NC4011", Severity.Error,
        "A core holds more neurons than it can",
        "Compile the network again for this profile.");

    public static readonly DiagnosticDescriptor Crossbar = new("NC4012", Severity.Error,
        "A core uses more crossbar rows or columns than it has",
        "Compile the network again for this profile.");

    public static readonly DiagnosticDescriptor PartialSums = new("NC4013", Severity.Error,
        "A core adds to a neuron of another core, which the chip cannot",
        "Choose a profile with core.partialSums, or smaller layers.");

    public static readonly DiagnosticDescriptor TooLarge = new("NC4014", Severity.Error,
        "The network is larger than the compiler handles",
        "Make the network smaller.");

    public static readonly DiagnosticDescriptor WeightFormat = new("NC4015", Severity.Error,
        "An image holds a weight that its projection's format cannot store",
        "Compile the network again.");
}
