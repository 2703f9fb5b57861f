using System.Collections.Immutable;
using NeuroChip.Core.Images;

namespace NeuroChip.Devices.Chips;

/// <summary>
/// Effective weights as integers with bits behind the point: mantissa · 2^−bits, in units of a code. The bits come out of the shift between
/// weights and membrane, which would fill them with zeros, so that no sum loses anything. Mantissas of 13 bits keep the sums of a dense row short.
/// </summary>
static class EffectiveFormat
{
    const int LargestMantissa = (1 << 12) - 1;

    /// <summary>Exponents beyond this are refused by the image.</summary>
    const int MostExponent = 31;

    /// <summary>Bits by which the membranes' shift can move into the exponents of all projections that end there.</summary>
    public static int MovableShift(ChipImage image, int population)
    {
        if (!image.Populations[population].Parameters.TryGetValue("stateShift", out var shift))
        {
            return 0;
        }

        var exponents = image.Projections.Where(projection => projection.Target == population).Select(projection => projection.Exponent);
        return Math.Clamp(MostExponent - exponents.DefaultIfEmpty(0).Max(), 0, shift[0]);
    }

    /// <param name="largest">Largest magnitude of an effective code.</param>
    /// <param name="room">Zeros that are shifted in behind the sum.</param>
    public static int FractionBits(double largest, int room)
    {
        var bits = Math.Max(0, room);
        while (bits > 0 && Math.ScaleB(largest, bits) > LargestMantissa)
        {
            bits--;
        }

        return bits;
    }

    /// <summary>Nearest mantissas, halves to even; beyond 16 bits they saturate.</summary>
    public static ImmutableArray<short> Encode(double[] codes, int bits) =>
        [.. codes.Select(code => (short)Math.Clamp(Math.Round(Math.ScaleB(code, bits), MidpointRounding.ToEven), short.MinValue, short.MaxValue))];
}
