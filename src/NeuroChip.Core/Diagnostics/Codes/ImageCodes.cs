namespace NeuroChip.Core.Diagnostics.Codes;

/// <summary>NC5: chip images.</summary>
public static class ImageCodes
{
    public static readonly DiagnosticDescriptor BadChecksum = new("NC5001", Severity.Error,
        "The image does not match its checksum",
        "Compile the network again.");
}
