using NeuroChip.Core.Networks;
using NeuroChip.Core.Networks.Building;
using NeuroChip.Core.Networks.Stages;

namespace NeuroChip.Compiler.Importing.Nir.Operations;

/// <summary>Flatten: axes start…end become one, row-major. Negative numbers count from the end.</summary>
/// <param name="inputType">The input shape where the file gives it without zeros.</param>
sealed class FlattenOperation(int start, int end, Shape? inputType) : StageOperation
{
    public override ShapePattern? Demand => inputType is { } shape ? new ShapePattern(shape) : null;

    public static FlattenOperation? Read(NodeFields fields)
    {
        const int most = 32;
        if (fields.Integer("start_dim", -most, most) is not { } start || fields.Integer("end_dim", -most, most) is not { } end)
        {
            return null;
        }

        if (!fields.Has("input_type"))
        {
            return new FlattenOperation(start, end, null);
        }

        if (fields.Integers("input_type", most) is not { } axes)
        {
            return null;
        }

        // Zeros stand for lengths that the exporter did not know.
        if (axes.Contains(0))
        {
            return new FlattenOperation(start, end, null);
        }

        return fields.Shape("input_type") is { } shape ? new FlattenOperation(start, end, shape) : null;
    }

    // The dimensions count the axes of input_type: where that has a batch axis which the signal lacks, so has the output until it is removed.
    public override Shape? OutputFor(Shape input, out string problem)
    {
        if (inputType is not { } type || type.Rank <= input.Rank)
        {
            return Merge(input, out problem);
        }

        return Merge(type, out problem) is { } merged
            ? merged.Last(merged.Rank - Math.Min(type.Rank - input.Rank, Math.Min(merged.LeadingOnes(), merged.Rank - 1)))
            : null;
    }

    // Exporters that count a batch axis name an axis one past the last; it is taken for the last.
    Shape? Merge(Shape input, out string problem)
    {
        problem = "";
        var rank = input.Rank;
        if (start < -rank - 1 || start > rank || end < -rank - 1 || end > rank)
        {
            return Impossible($"start_dim {start} and end_dim {end} do not exist in its input {input}", out problem);
        }

        if (rank == 0)
        {
            return new Shape(1);
        }

        var first = Axis(start, rank);
        var last = Axis(end, rank);
        if (first >= last)
        {
            return input;
        }

        var merged = new Shape(input.Axes[first..(last + 1)]).LongCount();
        return merged > NetworkLimits.Elements
            ? Impossible($"its input {input} has too many elements", out problem)
            : new Shape([.. input.Axes[..first], (int)merged, .. input.Axes[(last + 1)..]]);
    }

    public override IEnumerable<LinearStage> Stages(Shape input, Shape output, bool withBias, double dt) =>
        input == output ? [] : [new ReshapeStage(input, output)];

    static int Axis(int dimension, int rank) => Math.Clamp(dimension < 0 ? dimension + rank : dimension, 0, rank - 1);
}
