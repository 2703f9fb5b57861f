namespace NeuroChip.Core.Diagnostics.Codes;

/// <summary>NC5: chip images.</summary>
public static class ImageCodes
{
    public static readonly DiagnosticDescriptor BadChecksum = new("NC5001", Severity.Error,
        "The image does not match its checksum",
        "Compile the network again.");

    public static readonly DiagnosticDescriptor NotAnImage = new("NC5002", Severity.Error,
        "A file is not a chip image",
        "Give a file that neurochip compile wrote.");

    public static readonly DiagnosticDescriptor UnknownVersion = new("NC5003", Severity.Error,
        "A chip image was written by another version of the format",
        "Compile the network again, or use the version of neurochip that wrote the image.");

    public static readonly DiagnosticDescriptor Damaged = new("NC5004", Severity.Error,
        "A chip image is cut short or damaged",
        "Copy the file again, or compile the network again.");

    public static readonly DiagnosticDescriptor UnknownFamily = new("NC5010", Severity.Error,
        "The image uses a neuron family that this version does not know",
        "Compile the network again with this version, or use the version that made the image.");

    public static readonly DiagnosticDescriptor BadParameter = new("NC5011", Severity.Error,
        "A neuron parameter of the image is missing, has the wrong number of values, or lies outside its range",
        "Compile the network again; an image that was edited by hand must keep the ranges of its neuron family.");

    public static readonly DiagnosticDescriptor Inconsistent = new("NC5012", Severity.Error,
        "The tables of the image contradict each other",
        "Compile the network again; an image that was edited by hand must keep its units, axons and blocks consistent.");

    public static readonly DiagnosticDescriptor UnknownParameter = new("NC5014", Severity.Error,
        "The image has a neuron parameter that its family does not have",
        "Use a name from the message; a parameter that nothing reads would be ignored silently.");
}
