namespace NeuroChip.Compiler.Importing.Nir;

/// <summary>Bounds on what a file may declare; they keep a small file from claiming a large memory.</summary>
static class NirLimits
{
    /// <summary>Elements of all signals of a network together.</summary>
    public const int Elements = 1 << 24;

    /// <summary>Nested graphs within each other.</summary>
    public const int Depth = 32;

    /// <summary>Paths of stateless nodes between neurons, over the network.</summary>
    public const int Paths = 10_000;

    /// <summary>Stateless nodes looked at while following paths, over the network.</summary>
    public const int PathSteps = 1_000_000;

    /// <summary>Stateless nodes on one path.</summary>
    public const int PathLength = 256;

    /// <summary>Steps of one delay.</summary>
    public const int DelayTicks = 1_000_000;

    /// <summary>Largest kernel size, stride, padding, dilation and number of groups.</summary>
    public const int Window = 1 << 20;

    /// <summary>Findings of one kind that are worth reading.</summary>
    public const int SameFindings = 20;
}
