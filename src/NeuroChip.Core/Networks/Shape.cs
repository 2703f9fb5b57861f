using System.Collections.Immutable;
using System.Globalization;

namespace NeuroChip.Core.Networks;

/// <summary>Lengths of the axes of a signal, without a batch axis; elements are numbered row-major.</summary>
public readonly struct Shape(params ImmutableArray<int> axes) : IEquatable<Shape>
{
    readonly ImmutableArray<int> _axes = axes;

    public ImmutableArray<int> Axes => _axes.IsDefault ? [] : _axes;

    public int Rank => Axes.Length;

    public int this[int axis] => Axes[axis];

    /// <summary>Number of elements; 1 for a shape without axes. Throws <see cref="OverflowException"/> beyond 2^31−1.</summary>
    public int Count
    {
        get
        {
            var count = 1;
            foreach (var axis in Axes)
            {
                count = checked(count * axis);
            }

            return count;
        }
    }

    public bool Equals(Shape other) => Axes.AsSpan().SequenceEqual(other.Axes.AsSpan());

    public override bool Equals(object? obj) => obj is Shape other && Equals(other);

    public override int GetHashCode()
    {
        var hash = Rank;
        foreach (var axis in Axes)
        {
            hash = unchecked((hash * 31) + axis);
        }

        return hash;
    }

    /// <summary>"8x24x24"; "scalar" without axes.</summary>
    public override string ToString() =>
        Rank == 0 ? "scalar" : string.Join('x', Axes.Select(a => a.ToString(CultureInfo.InvariantCulture)));

    /// <summary>One axis of that length.</summary>
    public static implicit operator Shape(int length) => new(length);

    public static bool operator ==(Shape left, Shape right) => left.Equals(right);

    public static bool operator !=(Shape left, Shape right) => !left.Equals(right);
}
