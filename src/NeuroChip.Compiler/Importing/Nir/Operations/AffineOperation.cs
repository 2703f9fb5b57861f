using System.Collections.Immutable;
using NeuroChip.Core.Networks;
using NeuroChip.Core.Networks.Stages;

namespace NeuroChip.Compiler.Importing.Nir.Operations;

/// <summary>Affine and Linear: y = W x + b for each of the blocks that the leading axes of the weight number.</summary>
/// <param name="weight">(blocks…, out, in).</param>
/// <param name="bias">[blocks × out], or empty.</param>
sealed class AffineOperation(Numbers weight, ImmutableArray<double> bias) : StageOperation
{
    readonly Shape _shape = weight.Shape;

    int Inputs => _shape.Axes[^1];

    int Outputs => _shape.Axes[^2];

    public override ShapePattern Demand => new([.. _shape.Axes[..^2], Inputs]);

    public override bool HasBias => bias.Length > 0;

    public Shape WeightShape => _shape;

    public static AffineOperation? Read(NodeFields fields, bool hasBias)
    {
        if (fields.Numbers("weight") is not { } weight)
        {
            return null;
        }

        if (weight.Shape.Rank < 2)
        {
            return fields.Bad<AffineOperation>("weight", $"has shape {weight.Shape}; (out, in) is needed");
        }

        if (!hasBias)
        {
            return new AffineOperation(weight, []);
        }

        if (fields.Numbers("bias") is not { } bias)
        {
            return null;
        }

        var outputs = weight.Values.Length / weight.Shape.Axes[^1];
        return bias.Values.Length == outputs
            ? new AffineOperation(weight, bias.IsZero ? [] : bias.Values)
            : fields.Bad<AffineOperation>("bias", $"has shape {bias.Shape}; the weight {weight.Shape} needs {outputs} values");
    }

    public override Shape? OutputFor(Shape input, out string problem)
    {
        problem = "";
        return new Shape([.. input.Axes[..^1], Outputs]);
    }

    public override IEnumerable<LinearStage> Stages(Shape input, Shape output, bool withBias, double dt)
    {
        var added = withBias ? bias : [];
        var blocks = weight.Values.Length / (Inputs * Outputs);
        return blocks == 1
            ? [new DenseStage(input, output, weight.Values, added)]
            : BlockStages.Create(input, output, weight.Values, added, blocks);
    }
}
