namespace NeuroChip.Devices.Mapping;

/// <summary>Whole-number codes of weights, cut into digits, least significant first.</summary>
public sealed class WeightSlicing
{
    readonly SliceStyle _style;
    readonly int _weightBits;

    /// <param name="weightBits">2…31; codes run over ±(2^(bits−1) − 1).</param>
    /// <param name="slices">1…<paramref name="weightBits"/>.</param>
    /// <param name="sliceBits">Bits of a digit; null for the smallest width that holds the code.</param>
    public WeightSlicing(SliceStyle style, int weightBits, int slices, int? sliceBits = null)
    {
        _style = style;
        _weightBits = Require.Within(weightBits, 2, 31, "weight_bits");
        Slices = Require.Within(slices, 1, weightBits, "num_slices");
        SliceBits = Require.Within(sliceBits ?? SmallestWidth(), 1, LevelGrid.MaxBits, "slice_bits");
        Require.Within(Slices * SliceBits, CodeBits, int.MaxValue, "num_slices times slice_bits");
    }

    public int Slices { get; }

    public int SliceBits { get; }

    /// <summary>Largest digit, 2^<see cref="SliceBits"/> − 1.</summary>
    public int LargestDigit => (1 << SliceBits) - 1;

    /// <summary>Largest code, 2^(bits−1) − 1: it stands for w_max.</summary>
    public int LargestCode => (int)((1L << (_weightBits - 1)) - 1);

    /// <summary>Code that is added to make all codes positive; 0 with differential slices.</summary>
    public int Offset => _style == SliceStyle.Differential ? 0 : 1 << (_weightBits - 1);

    int CodeBits => _style == SliceStyle.Differential ? _weightBits - 1 : _weightBits;

    /// <summary>Code of a weight in units of w_max, rounded half to even, with the offset of the style.</summary>
    public long Code(double weight) => Offset + (long)Math.Round(Math.Clamp(weight, -1, 1) * LargestCode, MidpointRounding.ToEven);

    /// <summary>Digit of a code; carries the code's sign.</summary>
    public int Digit(long code, int slice)
    {
        var magnitude = Math.Abs(code) >> Math.Min(slice * SliceBits, 63);
        return Math.Sign(code) * (int)(slice == Slices - 1 ? magnitude : magnitude & LargestDigit);
    }

    int SmallestWidth() => _weightBits % Slices == 0 ? _weightBits / Slices : (CodeBits + Slices - 1) / Slices;
}
