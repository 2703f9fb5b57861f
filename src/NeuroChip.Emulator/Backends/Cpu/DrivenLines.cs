using NeuroChip.Core.Images;

namespace NeuroChip.Emulator.Backends.Cpu;

/// <summary>What the input lines of an array carry in one tick: codes of the values that were sent, whole or digit by digit.</summary>
/// <param name="mostLines">Sources of the largest array.</param>
sealed class DrivenLines(int mostLines)
{
    readonly int[] _units = new int[mostLines], _codes = new int[mostLines];
    readonly int[] _active = new int[mostLines], _values = new int[mostLines];
    int _lines, _driven;

    /// <summary>Of the last read.</summary>
    public ReadOnlySpan<int> Units => _active.AsSpan(0, _driven);

    /// <summary>In units of the value that was sent, or of a digit.</summary>
    public ReadOnlySpan<int> Values => _values.AsSpan(0, _driven);

    /// <param name="units">Units that sent 1.</param>
    /// <param name="gradedUnits">Units that sent <paramref name="gradedValues"/>.</param>
    public void Convert(InputDriveImage input, ReadOnlySpan<int> units, ReadOnlySpan<int> gradedUnits, ReadOnlySpan<int> gradedValues)
    {
        _lines = 0;
        foreach (var unit in units)
        {
            Add(unit, Code(1, input));
        }

        for (var i = 0; i < gradedUnits.Length; i++)
        {
            Add(gradedUnits[i], Code(gradedValues[i], input));
        }
    }

    /// <summary>All lines at once, by the values that their codes stand for.</summary>
    public void DriveAll(InputDriveImage input)
    {
        _units.AsSpan(0, _lines).CopyTo(_active);
        for (var line = 0; line < _lines; line++)
        {
            _values[line] = _codes[line] * input.Step;
        }

        _driven = _lines;
    }

    /// <summary>The lines whose digit is not 0.</summary>
    /// <param name="read">0 for the lowest digit.</param>
    public void DriveDigit(InputDriveImage input, int read)
    {
        _driven = 0;
        for (var line = 0; line < _lines; line++)
        {
            var digit = (Math.Abs(_codes[line]) >> (read * input.DigitBits)) & ((1 << input.DigitBits) - 1);
            if (digit != 0)
            {
                (_active[_driven], _values[_driven++]) = (_units[line], _codes[line] < 0 ? -digit : digit);
            }
        }
    }

    static int Code(int value, InputDriveImage input)
    {
        var code = Math.Min((int)((Math.Abs((long)value) + (input.Step / 2)) / input.Step), input.LargestCode);
        return value < 0 ? -code : code;
    }

    void Add(int unit, int code)
    {
        if (code != 0)
        {
            (_units[_lines], _codes[_lines++]) = (unit, code);
        }
    }
}
