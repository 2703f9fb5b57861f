using System.Collections.Immutable;

namespace NeuroChip.Devices.Converters;

/// <summary>Turns inputs into what the input lines carry: at once, or digit by digit.</summary>
public sealed class InputConverter
{
    readonly int _magnitudeBits;
    readonly bool _signed;
    readonly int _digitBits;

    /// <param name="bits">Bits with the sign; 0 passes inputs on as they are.</param>
    /// <param name="signed">One bit is the sign; inputs are clipped to −1…1, else to 0…1.</param>
    /// <param name="digitBits">Bits of a digit when inputs are applied serially; 0 applies them at once.</param>
    /// <exception cref="Core.Diagnostics.InputErrorException">NC1050: bits out of range, or a signed input of one bit.</exception>
    public InputConverter(int bits, bool signed, int digitBits)
    {
        Require.Within(bits, 0, 30, "dac_bits");
        _signed = signed;
        _magnitudeBits = bits == 0 ? 0 : Require.Within(bits - (signed ? 1 : 0), 1, 30, "magnitude bits of an input");
        _digitBits = digitBits == 0 ? Math.Max(_magnitudeBits, 1) : Require.Within(digitBits, 1, 30, "dac_slice");
    }

    int LargestCode => (1 << _magnitudeBits) - 1;

    /// <summary>Number of reads that one input takes.</summary>
    public int Slices => _magnitudeBits == 0 ? 1 : (_magnitudeBits + _digitBits - 1) / _digitBits;

    /// <summary>What is applied, least significant digit first. The sum of values × significance is the converted input.</summary>
    /// <param name="inputs">In units of x_max.</param>
    public ImmutableArray<InputSlice> Convert(ReadOnlySpan<double> inputs)
    {
        if (_magnitudeBits == 0)
        {
            return [new InputSlice([.. inputs], 1)];
        }

        var codes = new int[inputs.Length];
        for (var i = 0; i < codes.Length; i++)
        {
            codes[i] = Code(inputs[i]);
        }

        return [.. Enumerable.Range(0, Slices).Select(slice => Slice(codes, slice))];
    }

    /// <summary>Sign and magnitude of an input, rounded half to even.</summary>
    public int Code(double input) => (int)Math.Round(Math.Clamp(input, _signed ? -1 : 0, 1) * LargestCode, MidpointRounding.ToEven);

    InputSlice Slice(int[] codes, int slice)
    {
        var largestDigit = (1 << _digitBits) - 1;
        var values = Array.ConvertAll(codes, code => (double)(Math.Sign(code) * ((Math.Abs(code) >> (slice * _digitBits)) & largestDigit)) / largestDigit);
        return new InputSlice(values, Math.ScaleB(largestDigit, slice * _digitBits) / LargestCode);
    }
}
