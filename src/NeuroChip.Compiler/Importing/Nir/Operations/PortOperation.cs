using NeuroChip.Core.Networks;

namespace NeuroChip.Compiler.Importing.Nir.Operations;

enum PortKind
{
    /// <summary>Input of the whole network.</summary>
    Input,

    /// <summary>Output of the whole network.</summary>
    Output,

    /// <summary>Input or Output of a nested graph: what arrives goes on.</summary>
    Junction,
}

/// <summary>Input and Output. <paramref name="declared"/> is the shape in the file, which yields to what flows in.</summary>
sealed class PortOperation(PortKind kind, Shape declared) : StageOperation
{
    public PortKind Kind => kind;

    public Shape Declared => declared;

    public override bool KeepsShape => true;

    public static PortOperation? Read(NodeFields fields, PortKind kind) =>
        fields.Shape("shape") is { } shape ? new PortOperation(fields.IsNested ? PortKind.Junction : kind, shape) : null;

    public override Shape? OutputFor(Shape input, out string problem)
    {
        problem = "";
        return input;
    }

    public override IEnumerable<LinearStage> Stages(Shape input, Shape output, bool withBias, double dt) => [];
}
