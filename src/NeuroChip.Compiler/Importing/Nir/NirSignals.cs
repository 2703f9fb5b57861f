using System.Collections.Immutable;
using NeuroChip.Core.Networks;

namespace NeuroChip.Compiler.Importing.Nir;

/// <summary>Shapes that NIR files disagree about: leading axes of length 1, and sizes that do not fit.</summary>
static class NirSignals
{
    /// <summary>Number of elements without overflow; exact where it does not exceed <see cref="long.MaxValue"/>.</summary>
    public static long LongCount(this Shape shape)
    {
        var count = (Int128)1;
        foreach (var axis in shape.Axes)
        {
            count = Int128.Min(count * axis, long.MaxValue);
        }

        return (long)count;
    }

    /// <summary>The last <paramref name="rank"/> axes.</summary>
    public static Shape Last(this Shape shape, int rank) => new(shape.Axes[^rank..]);

    /// <summary>Axes of length 1 at the front.</summary>
    public static int LeadingOnes(this Shape shape)
    {
        var ones = 0;
        while (ones < shape.Rank && shape[ones] == 1)
        {
            ones++;
        }

        return ones;
    }

    /// <summary>Equal but for axes of length 1 at the front of either.</summary>
    public static bool EqualsButLeadingOnes(this Shape left, Shape right) =>
        left.Last(left.Rank - left.LeadingOnes()) == right.Last(right.Rank - right.LeadingOnes());

    public static Shape ToShape(this IEnumerable<int> axes) => new(axes.ToImmutableArray());
}
