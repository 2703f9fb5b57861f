namespace NeuroChip.Core.Diagnostics.Codes;

/// <summary>NC6: backends and runs.</summary>
public static class RunCodes
{
    public static readonly DiagnosticDescriptor BackendAbsent = new("NC6001", Severity.Error,
        "The requested backend is not available on this machine",
        "Run neurochip doctor to see why, or choose another backend.");
}
