using System.Collections.Immutable;
using NeuroChip.Core.Networks.Building;

namespace NeuroChip.Compiler.Importing.Nir.Operations;

/// <summary>Reads how a window moves. The fields of one-dimensional windows apply to the width; the height is one row.</summary>
static class WindowFields
{
    /// <param name="axes">1 or 2.</param>
    /// <param name="dilated">Whether the node has a dilation.</param>
    public static WindowOptions? Read(NodeFields fields, int axes, bool dilated)
    {
        if (Pair(fields, "stride", axes) is not { } stride
            || (dilated ? Pair(fields, "dilation", axes) : 1) is not { } dilation
            || Padding(fields, axes) is not { } padding)
        {
            return null;
        }

        return new WindowOptions { Stride = stride, Dilation = dilation, Padding = padding };
    }

    /// <summary>A size of 1 or more along each axis.</summary>
    public static Pair2d? Pair(NodeFields fields, string field, int axes)
    {
        if (Sides(fields, field, axes, low: 1) is not { } sides)
        {
            return null;
        }

        if (sides.All(side => side.Before == side.After))
        {
            return axes == 1 ? (1, sides[0].Before) : (sides[0].Before, sides[1].Before);
        }

        fields.Bad<string>(field, "has two different numbers for one axis");
        return null;
    }

    static Padding2d? Padding(NodeFields fields, int axes)
    {
        switch (fields.TextOrNull("padding"))
        {
            case "valid":
                return 0;
            case "same":
                return Padding2d.Same;
            case { } text:
                fields.Bad<string>("padding", $"is '{text}'; 'same', 'valid' or numbers are allowed");
                return null;
            default:
                return Sides(fields, "padding", axes, low: 0) is not { } sides ? null
                    : axes == 1 ? new Padding2d(0, 0, sides[0].Before, sides[0].After)
                    : new Padding2d(sides[0].Before, sides[0].After, sides[1].Before, sides[1].After);
        }
    }

    // One number for all axes, one an axis, or a row of two an axis: what counts before and what behind.
    static ImmutableArray<(int Before, int After)>? Sides(NodeFields fields, string field, int axes, int low)
    {
        if (fields.Integers(field, most: 2 * axes) is not { } integers)
        {
            return null;
        }

        if (integers.Any(value => value < low || value > NetworkLimits.Window))
        {
            fields.Bad<string>(field, $"is {NodeFields.List(integers)}; {low}..{NetworkLimits.Window} is allowed");
            return null;
        }

        var values = integers.Select(value => (int)value).ToArray();
        if (values.Length == 1 || (values.Length == axes && fields.RankOf(field) <= 1))
        {
            return [.. Enumerable.Range(0, axes).Select(axis => values[values.Length == 1 ? 0 : axis]).Select(value => (value, value))];
        }

        if (values.Length == 2 * axes && fields.RankOf(field) == 2)
        {
            return [.. values.Chunk(2).Select(pair => (pair[0], pair[1]))];
        }

        fields.Bad<string>(field, $"is {NodeFields.List(integers)}; one number{(axes == 1 ? " is" : " or two are")} allowed");
        return null;
    }
}
