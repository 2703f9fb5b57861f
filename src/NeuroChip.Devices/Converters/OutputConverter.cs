using NeuroChip.Core.Diagnostics.Codes;

namespace NeuroChip.Devices.Converters;

/// <summary>Converts a column current to the value of a code. Halves go to the even code.</summary>
public sealed record OutputConverter
{
    readonly OutputConverterKind _kind;
    readonly int _codes;
    readonly double _low, _high;

    /// <param name="low">Value of code 0, in units of Gmax·V_read; mid-rise converters are symmetric and use only <paramref name="high"/>.</param>
    /// <exception cref="Core.Diagnostics.InputErrorException">NC1050, NC1051, NC1052: bits, range or number of codes.</exception>
    public OutputConverter(OutputConverterKind kind, int bits, double low, double high)
    {
        Require.Ordered(low, high, "lo", "hi");
        if (kind == OutputConverterKind.MidRise)
        {
            Require.Positive(high, "hi");
        }

        _kind = kind;
        _low = low;
        _high = high;
        _codes = (1 << Require.Within(bits, 1, 30, "bits of a converter")) - (kind == OutputConverterKind.SignMagnitude ? 1 : 0);
        if (_codes < 2)
        {
            throw Require.Error(DeviceCodes.TooFewLevels, $"a sign-magnitude converter of {bits} bit has one code; it needs at least 2 bits.");
        }
    }

    public int Code(double current) => _kind == OutputConverterKind.MidRise
        ? (int)Math.Clamp(Math.Floor((current + _high) / (2 * _high) * _codes), 0, _codes - 1)
        : (int)Math.Round((Math.Clamp(current, _low, _high) - _low) / (_high - _low) * (_codes - 1), MidpointRounding.ToEven);

    /// <summary>Current that a code stands for.</summary>
    public double Value(int code) => _kind == OutputConverterKind.MidRise
        ? _high * ((2.0 * code) - (_codes - 1)) / _codes
        : _low + (code * (_high - _low) / (_codes - 1));

    public double Convert(double current) => Value(Code(current));
}
