using System.Globalization;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;

namespace NeuroChip.Data.Datasets;

/// <summary>
/// How numbers of a file become integers 0 … <see cref="Maximum"/>, decided on the training split alone (on the test split of a set
/// that has no other). Integers 0 … 255 are kept: the maximum is 255 for files of unsigned bytes (1 where none exceeds 1), else the
/// greatest value. Other numbers are mapped linearly to 0 … 255, rounding to nearest: each feature by its own least and greatest value
/// where a sample has one axis, all elements by the common ones where it has more. What lies outside is clipped.
/// </summary>
sealed class ValueScaling
{
    /// <summary>Maximum of values that had to be mapped.</summary>
    public const int Largest = 255;

    // Empty where values are kept.
    readonly double[] _low;
    readonly double[] _high;

    ValueScaling(int maximum, double[] low, double[] high)
    {
        Maximum = maximum;
        _low = low;
        _high = high;
    }

    public int Maximum { get; }

    /// <summary>Values are integers already.</summary>
    public static ValueScaling Keep(int maximum) => new(maximum, [], []);

    public static ValueScaling For(RawSamples training)
    {
        if (training.AreBytes)
        {
            return Keep(training.Bytes.Span.ContainsAnyExceptInRange((byte)0, (byte)1) ? Largest : 1);
        }

        return LargestInteger(training) is int largest ? Keep(Math.Max(1, largest)) : Linear(training);
    }

    /// <summary>[samples × sample size]. Throws NC7007 for values that are not finite, or too large to be kept.</summary>
    public ReadOnlyMemory<byte> Apply(RawSamples samples)
    {
        if (samples.AreBytes && _low.Length == 0)
        {
            return CheckedBytes(samples);
        }

        var codes = new byte[samples.Count * (long)samples.SampleSize];
        for (var sample = 0; sample < samples.Count; sample++)
        {
            for (var element = 0; element < samples.SampleSize; element++)
            {
                codes[(sample * samples.SampleSize) + element] = Code(Finite(samples, sample, element), element);
            }
        }

        return codes;
    }

    byte Code(double value, int element)
    {
        if (_low.Length == 0)
        {
            return (byte)Math.Clamp(Math.Floor(value + 0.5), 0, Maximum);
        }

        var column = _low.Length == 1 ? 0 : element;
        var range = _high[column] - _low[column];
        return range > 0 ? (byte)Math.Clamp(Math.Floor(((value - _low[column]) / range * Largest) + 0.5), 0, Largest) : (byte)0;
    }

    ReadOnlyMemory<byte> CheckedBytes(RawSamples samples)
    {
        var bytes = samples.Bytes.Span;
        var at = bytes.IndexOfAnyExceptInRange((byte)0, (byte)Maximum);
        return at < 0
            ? samples.Bytes
            : throw BadValue(samples, at / samples.SampleSize, at % samples.SampleSize, bytes[at], $"0 … {Maximum}");
    }

    static int? LargestInteger(RawSamples samples)
    {
        var largest = 0.0;
        for (var sample = 0; sample < samples.Count; sample++)
        {
            for (var element = 0; element < samples.SampleSize; element++)
            {
                var value = samples.Value(sample, element);
                if (value is not (>= 0 and <= Largest) || value != Math.Floor(value))
                {
                    return null;
                }

                largest = Math.Max(largest, value);
            }
        }

        return (int)largest;
    }

    /// <summary>Maps linearly even where values happen to be small integers.</summary>
    public static ValueScaling Linear(RawSamples samples)
    {
        var columns = samples.SampleShape.Rank == 1 ? samples.SampleSize : 1;
        var low = Enumerable.Repeat(double.PositiveInfinity, columns).ToArray();
        var high = Enumerable.Repeat(double.NegativeInfinity, columns).ToArray();
        for (var sample = 0; sample < samples.Count; sample++)
        {
            for (var element = 0; element < samples.SampleSize; element++)
            {
                var value = Finite(samples, sample, element);
                var column = columns == 1 ? 0 : element;
                low[column] = Math.Min(low[column], value);
                high[column] = Math.Max(high[column], value);
            }
        }

        return new ValueScaling(Largest, low, high);
    }

    static double Finite(RawSamples samples, int sample, int element)
    {
        var value = samples.Value(sample, element);

        // Half the range of a double: differences of two such values do not overflow.
        return Math.Abs(value) <= double.MaxValue / 2 ? value : throw BadValue(samples, sample, element, value, "finite numbers");
    }

    static InputErrorException BadValue(RawSamples samples, int sample, int element, double value, string allowed) =>
        new(DataCodes.BadSampleValue.At(new(samples.File), string.Create(CultureInfo.InvariantCulture,
            $"sample {sample}, element {element} of '{samples.File}' is {value}; {allowed} are allowed.")));
}
