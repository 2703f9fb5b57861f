namespace NeuroChip.Core.Diagnostics;

public enum Severity
{
    Info,
    Warning,
    Error,
}
