namespace NeuroChip.Core.Diagnostics.Codes;

/// <summary>NC2: networks.</summary>
public static class NetworkCodes
{
    public static readonly DiagnosticDescriptor UnknownKey = new("NC2001", Severity.Error,
        "A network has a key that does not exist",
        "Remove the key or use the name suggested.");

    public static readonly DiagnosticDescriptor BadValue = new("NC2002", Severity.Error,
        "A network value is not allowed",
        "Use a value within the range named in the message.");

    public static readonly DiagnosticDescriptor ShapeMismatch = new("NC2003", Severity.Error,
        "Shapes do not fit together",
        "Change one of the two shapes named in the message.");

    public static readonly DiagnosticDescriptor StatelessCycle = new("NC2090", Severity.Error,
        "A cycle has no population with state",
        "Put a neuron into the cycle, or remove one of its connections.",
        "A signal that returns to where it came from needs a neuron on its way: only a neuron's output can be taken from the previous step.");
}
