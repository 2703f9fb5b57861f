using System.Collections.Immutable;
using System.Globalization;
using NeuroChip.Core.Networks;

namespace NeuroChip.Compiler.Importing.Nir;

/// <summary>The shapes that a node takes; <see cref="Any"/> stands for a free axis.</summary>
sealed record ShapePattern(ImmutableArray<int> Axes)
{
    public const int Any = -1;

    public ShapePattern(Shape shape)
        : this(shape.Axes)
    {
    }

    public int Rank => Axes.Length;

    /// <summary>The one shape that fits; null where an axis is free.</summary>
    public Shape? Exact => Axes.Contains(Any) ? null : new Shape(Axes);

    public bool Matches(Shape shape)
    {
        if (shape.Rank != Rank)
        {
            return false;
        }

        for (var axis = 0; axis < Rank; axis++)
        {
            if (Axes[axis] != Any && Axes[axis] != shape[axis])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The shape without leading axes of length 1 that fits; null where none does.</summary>
    public Shape? MatchWithoutLeadingOnes(Shape shape)
    {
        var extra = shape.Rank - Rank;
        return extra > 0 && extra <= shape.LeadingOnes() && Matches(shape.Last(Rank)) ? shape.Last(Rank) : null;
    }

    /// <summary>"16x?x?".</summary>
    public override string ToString() =>
        Rank == 0 ? "scalar" : string.Join('x', Axes.Select(a => a == Any ? "?" : a.ToString(CultureInfo.InvariantCulture)));
}
