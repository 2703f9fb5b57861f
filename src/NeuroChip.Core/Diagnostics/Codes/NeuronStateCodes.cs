namespace NeuroChip.Core.Diagnostics.Codes;

/// <summary>NC2431: neurons whose network drives their states out of range.</summary>
public static class NeuronStateCodes
{
    public static readonly DiagnosticDescriptor CurrentWrapped = new("NC2431", Severity.Warning,
        "The current of neurons wrapped",
        "Lower the weights, their exponent, or the number of neurons that inhibit at the same time, so that fewer arrive together.",
        "The 24-bit families (lif24, lif24-periodic-reset, ternary24, alif24) hold the current within ±2^23, as their chip does; beyond, it comes back "
        + "at the other end, and strong inhibition becomes excitation. A spike adds weight · 2^(6 + exponent): weights of -255 with exponent 4 wrap "
        + "when 33 arrive in one tick. Backends of the processor count the updates in which it happened; the others compute the same and do not count.");
}
