namespace NeuroChip.Core.Diagnostics.Codes;

/// <summary>NC6: backends and runs.</summary>
public static class RunCodes
{
    public static readonly DiagnosticDescriptor BackendAbsent = new("NC6001", Severity.Error,
        "The requested backend is not available on this machine",
        "Run neurochip backends to see why, or choose another backend.");

    public static readonly DiagnosticDescriptor NotInFloat = new("NC6040", Severity.Error,
        "The float reference cannot run this network",
        "Run the network on a chip profile; it has no real-valued counterpart.",
        "Neurons given as integers of a chip and weights that learn on the chip are defined by the chip's arithmetic, not by equations.");

    public static readonly DiagnosticDescriptor UnknownBackend = new("NC6002", Severity.Error,
        "There is no backend of that name",
        "Run neurochip backends for the list.");

    public static readonly DiagnosticDescriptor DeadLayer = new("NC6050", Severity.Warning,
        "A layer falls silent on the chip",
        "Use more weight bits, another calibration (quantization.calibration), or a scale per neuron (quantization.scale).",
        "Quantization rounds small weights to zero; when most weights of a layer vanish, its neurons no longer reach their thresholds.");

    public static readonly DiagnosticDescriptor SaturatedLayer = new("NC6051", Severity.Warning,
        "A layer fires in nearly every tick",
        "Use more weight bits, or a calibration that keeps weights small (quantization.calibration).",
        "With one or two bits, weights that were small become as large as the largest; sums then exceed the threshold in every tick.");

    public static readonly DiagnosticDescriptor NoLearning = new("NC6100", Severity.Error,
        "The backend cannot learn",
        "Choose a backend of the processor (--backend cpu), or, unless the neurons themselves learn, run with --freeze.");

    public static readonly DiagnosticDescriptor NothingToSave = new("NC6101", Severity.Error,
        "There is no learned chip to save",
        "Leave --save-image out; compile with --out writes the chip before any run.");

    public static readonly DiagnosticDescriptor TooLargeForMemory = new("NC6300", Severity.Error,
        "The work does not fit into the memory of this machine",
        "Use fewer neurons, synapses or threads, or a machine with the memory that the message names.",
        "The need is worked out from the sizes of the network before anything is allocated. What is free is the machine's memory, or the limit of the "
        + "container or of DOTNET_GCHeapHardLimit, less what the process holds already.");

    public static readonly DiagnosticDescriptor UnknownVectors = new("NC6060", Severity.Error,
        "A file holds golden vectors of an unknown kind",
        "Use one of the kinds that docs/vectors.md describes.");
}
