using System.Collections.Immutable;

namespace NeuroChip.Core.Networks;

/// <summary>One value for a whole population, or one per neuron in row-major order.</summary>
public readonly struct ParameterValues : IEquatable<ParameterValues>
{
    readonly ImmutableArray<double> _values;

    public ParameterValues(double value) => _values = [value];

    /// <param name="values">Length 1, or the size of the population.</param>
    /// <param name="singlePrecision">See <see cref="SinglePrecision"/>.</param>
    public ParameterValues(ImmutableArray<double> values, bool singlePrecision = false) => (_values, SinglePrecision) = (values, singlePrecision);

    /// <summary>
    /// True where the author stored 32-bit floating point. Simulators then divide dt by τ in that precision, and the reference follows
    /// them. Not part of equality: the numbers are the same.
    /// </summary>
    public bool SinglePrecision { get; }

    public bool IsUniform => _values.Length == 1;

    public int Length => _values.Length;

    public ImmutableArray<double> Values => _values;

    public double this[int neuron] => _values.Length == 1 ? _values[0] : _values[neuron];

    public static implicit operator ParameterValues(double value) => new(value);

    public bool Equals(ParameterValues other) => _values.AsSpan().SequenceEqual(other._values.AsSpan());

    public override bool Equals(object? obj) => obj is ParameterValues other && Equals(other);

    public override int GetHashCode() => _values.Length;

    public static bool operator ==(ParameterValues left, ParameterValues right) => left.Equals(right);

    public static bool operator !=(ParameterValues left, ParameterValues right) => !left.Equals(right);
}
