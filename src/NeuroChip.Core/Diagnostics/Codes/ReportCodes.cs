namespace NeuroChip.Core.Diagnostics.Codes;

/// <summary>NC8: reports.</summary>
public static class ReportCodes
{
    public static readonly DiagnosticDescriptor NotAReport = new("NC8001", Severity.Error,
        "A file is not a NeuroChip report",
        "Give the JSON that neurochip run wrote.");
}
