namespace NeuroChip.Core.Diagnostics.Codes;

/// <summary>NC1: hardware profiles.</summary>
public static class ProfileCodes
{
    public static readonly DiagnosticDescriptor UnknownKey = new("NC1001", Severity.Error,
        "A profile has a key that does not exist",
        "Remove the key or use the name suggested.");

    public static readonly DiagnosticDescriptor BadValue = new("NC1002", Severity.Error,
        "A profile value is not allowed",
        "Use a value within the range named in the message.");
}
