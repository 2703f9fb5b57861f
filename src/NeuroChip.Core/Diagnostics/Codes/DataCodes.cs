namespace NeuroChip.Core.Diagnostics.Codes;

/// <summary>NC7: data sets and encoding.</summary>
public static class DataCodes
{
    public static readonly DiagnosticDescriptor UnknownDataset = new("NC7001", Severity.Error,
        "A data set is not known",
        "Run neurochip datasets list.");
}
