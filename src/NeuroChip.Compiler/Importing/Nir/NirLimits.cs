namespace NeuroChip.Compiler.Importing.Nir;

/// <summary>Bounds that keep a small file from claiming much memory or time, beside those of <c>NetworkLimits</c>.</summary>
static class NirLimits
{
    /// <summary>Nested graphs within each other.</summary>
    public const int Depth = 32;

    /// <summary>Paths of stateless nodes between neurons, over the network.</summary>
    public const int Paths = 10_000;

    /// <summary>Stateless nodes looked at while following paths, over the network.</summary>
    public const int PathSteps = 1_000_000;

    /// <summary>Stateless nodes on one path.</summary>
    public const int PathLength = 256;

    /// <summary>Findings of one kind that are worth reading.</summary>
    public const int SameFindings = 20;
}
