namespace NeuroChip.Core.Diagnostics.Codes;

/// <summary>NC6: backends and runs.</summary>
public static class RunCodes
{
    public static readonly DiagnosticDescriptor BackendAbsent = new("NC6001", Severity.Error,
        "The requested backend is not available on this machine",
        "Run neurochip doctor to see why, or choose another backend.");

    public static readonly DiagnosticDescriptor NotInFloat = new("NC6040", Severity.Error,
        "The float reference cannot run this network",
        "Run the network on a chip profile; it has no real-valued counterpart.",
        "Neurons given as integers of a chip and weights that learn on the chip are defined by the chip's arithmetic, not by equations.");

    public static readonly DiagnosticDescriptor UnknownBackend = new("NC6002", Severity.Error,
        "There is no backend of that name",
        "Run neurochip doctor for the list.");
}
