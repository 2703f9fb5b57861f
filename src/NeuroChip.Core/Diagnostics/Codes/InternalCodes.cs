namespace NeuroChip.Core.Diagnostics.Codes;

/// <summary>NC9: our fault.</summary>
public static class InternalCodes
{
    public static readonly DiagnosticDescriptor Unexpected = new("NC9001", Severity.Error,
        "NeuroChip failed where it should not have",
        "Please report this with the command and the input.");
}
