namespace NeuroChip.Core.Diagnostics;

/// <summary>One finding about the user's input.</summary>
/// <param name="Descriptor">What kind of finding.</param>
/// <param name="Message">The object, the value found and what is allowed.</param>
/// <param name="Location">Where; may be <see cref="SourceLocation.None"/>.</param>
public sealed record Diagnostic(DiagnosticDescriptor Descriptor, string Message, SourceLocation Location)
{
    public Severity Severity => Descriptor.DefaultSeverity;

    /// <summary><c>file(line,column): error NC1004: message (remedy)</c>, one line.</summary>
    public override string ToString()
    {
        var place = Location.ToString();
        var prefix = place.Length == 0 ? "" : place + ": ";
        return $"{prefix}{SeverityWord} {Descriptor.Code}: {Message} {Descriptor.Remedy}".TrimEnd();
    }

    string SeverityWord => Severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "info" };
}
