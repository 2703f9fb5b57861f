namespace NeuroChip.Core.Diagnostics;

/// <summary>What a code means, independent of one occurrence. <c>neurochip explain</c> prints it.</summary>
/// <param name="Code">"NC" and four digits; the first digit is the area. Never reused.</param>
/// <param name="DefaultSeverity">Severity of an occurrence.</param>
/// <param name="Title">One sentence without values.</param>
/// <param name="Remedy">What the user can do, as an imperative sentence.</param>
/// <param name="Explanation">Usual causes, with an example before and after where that helps. May be empty.</param>
public sealed record DiagnosticDescriptor(
    string Code, Severity DefaultSeverity, string Title, string Remedy, string Explanation = "")
{
    /// <summary>An occurrence. <paramref name="message"/> names the object, the value found and the limit.</summary>
    public Diagnostic At(SourceLocation location, string message) => new(this, message, location);

    /// <summary>An occurrence without a place.</summary>
    public Diagnostic With(string message) => new(this, message, SourceLocation.None);
}
