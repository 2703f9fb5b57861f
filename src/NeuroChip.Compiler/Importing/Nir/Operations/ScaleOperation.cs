using NeuroChip.Core.Networks;
using NeuroChip.Core.Networks.Stages;

namespace NeuroChip.Compiler.Importing.Nir.Operations;

/// <summary>Scale: one factor an element, or one for all.</summary>
sealed class ScaleOperation(Numbers scale) : StageOperation
{
    public override ShapePattern? Demand => scale.IsSingle ? null : new ShapePattern(scale.Shape);

    public override bool KeepsShape => true;

    public static ScaleOperation? Read(NodeFields fields) => fields.Numbers("scale") is { } scale ? new ScaleOperation(scale) : null;

    public override Shape? OutputFor(Shape input, out string problem)
    {
        problem = "";
        return input;
    }

    public override IEnumerable<LinearStage> Stages(Shape input, Shape output, bool withBias, double dt) =>
        [new ScaleStage(input, new ParameterValues(scale.Values))];
}
