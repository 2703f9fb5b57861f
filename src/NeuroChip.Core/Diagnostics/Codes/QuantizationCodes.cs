namespace NeuroChip.Core.Diagnostics.Codes;

/// <summary>NC3: quantization.</summary>
public static class QuantizationCodes
{
    public static readonly DiagnosticDescriptor NotRepresentable = new("NC3001", Severity.Error,
        "A parameter cannot be represented on this chip",
        "Choose a profile that has the feature, or change the network.");
}
