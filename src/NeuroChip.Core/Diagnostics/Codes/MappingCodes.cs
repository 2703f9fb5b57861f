namespace NeuroChip.Core.Diagnostics.Codes;

/// <summary>NC4: partition, placement, routing.</summary>
public static class MappingCodes
{
    public static readonly DiagnosticDescriptor TooManyCores = new("NC4001", Severity.Error,
        "The network needs more cores than the chip has",
        "Use a profile with more cores, fewer neurons, or a smaller fan-in.");
}
