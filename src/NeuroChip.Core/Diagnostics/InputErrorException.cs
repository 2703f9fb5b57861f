namespace NeuroChip.Core.Diagnostics;

/// <summary>
/// The user's input cannot be read further. Carries the diagnostic to print; the host turns it into text and an exit code, never a
/// stack trace. Readers throw it where going on would only produce follow-up errors; passes that can go on use a bag.
/// </summary>
public sealed class InputErrorException(Diagnostic diagnostic) : Exception(diagnostic.ToString())
{
    public Diagnostic Diagnostic { get; } = diagnostic;
}
