namespace NeuroChip.Core.Hardware;

/// <summary>How a number was obtained.</summary>
public enum Evidence
{
    Measured,
    PreSilicon,
    PostLayout,
    Fit,
    Derived,
    Assumed,
}
