namespace NeuroChip.Core.Hardware;

/// <summary>How the wires of an array are solved.</summary>
public enum WireSolver
{
    /// <summary>One sweep and the leading mode of what it leaves out; its error against the exact solution is reported.</summary>
    Estimate,

    /// <summary>Kirchhoff's laws at every tap, once for every input line.</summary>
    Exact,
}
