using NeuroChip.Core.Networks;

namespace NeuroChip.Compiler.Importing.Nir.Operations;

/// <summary>What a node does, with its fields read and checked: which shapes it takes and gives, and what it becomes in a network.</summary>
abstract class NirOperation
{
    /// <summary>The input shapes that the fields allow; null for any.</summary>
    public virtual ShapePattern? Demand => null;

    /// <summary>True where the output has the input's shape, whatever it is.</summary>
    public virtual bool KeepsShape => false;

    /// <summary>True for what remembers earlier steps; every cycle needs one.</summary>
    public virtual bool HasState => false;

    /// <summary>True where the node adds a constant other than zero.</summary>
    public virtual bool HasBias => false;

    /// <summary>Output shape for an input that satisfies <see cref="Demand"/>; null, with the reason, where there is none.</summary>
    public abstract Shape? OutputFor(Shape input, out string problem);

    protected static Shape? Impossible(string reason, out string problem)
    {
        problem = reason;
        return null;
    }
}
