using System.Globalization;

namespace NeuroChip.Core.Units;

/// <summary>
/// Reads numbers with units as people write them in files: "35.5 pJ", "20 kHz", "40 µS", "2 ohm", "128 KiB", "5 %", "0.1". The space is
/// optional. Decimal prefixes move the exponent of the text before it is parsed, so "35.5 pJ" is the double nearest to 35.5e-12.
/// </summary>
public static class QuantityParser
{
    const int LongestText = 100;
    const int LongestExponent = 4;

    /// <summary>Reads a quantity of the expected dimension. A bare number is accepted for <see cref="Unit.None"/> only.</summary>
    /// <param name="siValue">In SI units (bits for memory, a fraction for percent); finite.</param>
    /// <param name="error">What was found and what is allowed, as the rest of a sentence; empty on success.</param>
    public static bool TryParse(string text, Unit expected, out double siValue, out string error)
    {
        if (!TryParse(text, out siValue, out var found, out error))
        {
            error = $"{error}; expected {UnitTable.Describe(expected)}";
            return false;
        }

        if (found == expected)
        {
            return true;
        }

        error = found == Unit.None
            ? $"'{text.Trim()}' has no unit; expected {UnitTable.Describe(expected)}"
            : $"'{text.Trim()}' is {UnitTable.Of(found).Noun}; expected {UnitTable.Describe(expected)}";
        siValue = 0;
        return false;
    }

    /// <summary>Reads a quantity of any dimension and says which.</summary>
    public static bool TryParse(string text, out double siValue, out Unit unit, out string error)
    {
        (siValue, unit) = (0, Unit.None);
        text = text.Trim();
        if (text.Length > LongestText)
        {
            error = $"a text of {text.Length.ToString(CultureInfo.InvariantCulture)} characters is not a quantity";
            return false;
        }

        // The typographic minus sign comes with texts copied from papers.
        var number = text.Replace('\u2212', '-');
        var length = NumberLength(number, out var mantissaLength);
        if (length == 0)
        {
            error = $"'{text}' does not begin with a number";
            return false;
        }

        var symbol = text[length..].Trim();
        if (!TryFindScale(symbol, out unit, out var tenExponent, out var factor, out error))
        {
            return false;
        }

        if (!TryScale(number[..mantissaLength], number[mantissaLength..length], tenExponent, factor, out siValue))
        {
            (siValue, error) = (0, $"'{text}' is too large");
            return false;
        }

        return true;
    }

    static bool TryFindScale(string symbol, out Unit unit, out int tenExponent, out double factor, out string error)
    {
        (unit, tenExponent, factor, error) = (Unit.None, 0, 1, "");
        if (symbol.Length == 0)
        {
            return true;
        }

        if (!UnitTable.TryFind(symbol, StringComparison.Ordinal, out var info, out var prefix, out var spelling))
        {
            error = $"'{symbol}' is not a unit{Suggest(symbol)}";
            return false;
        }

        unit = info.Unit;
        factor = (spelling == "B" ? 8 : 1) * (prefix.Binary ? (double)(1L << prefix.Exponent) : 1);
        tenExponent = info.Unit == Unit.Percent ? -2 : prefix.Binary ? 0 : prefix.Exponent;
        return true;
    }

    static string Suggest(string symbol) =>
        UnitTable.TryFind(symbol, StringComparison.OrdinalIgnoreCase, out _, out var prefix, out var spelling)
            ? $" (did you mean '{prefix.Symbol}{spelling}'?)"
            : "";

    // The binary factors are powers of two, so multiplying rounds nothing.
    static bool TryScale(string mantissa, string exponent, int tenExponent, double factor, out double value)
    {
        var written = exponent.Length == 0 ? 0 : int.Parse(exponent[1..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var scaled = string.Create(CultureInfo.InvariantCulture, $"{mantissa}e{written + tenExponent}");
        value = double.Parse(scaled, NumberStyles.Float, CultureInfo.InvariantCulture) * factor;
        return double.IsFinite(value);
    }

    /// <summary>Length of [sign] digits [. digits] [e [sign] digits] at the start, 0 if there is none.</summary>
    static int NumberLength(string text, out int mantissaLength)
    {
        var at = text.StartsWith('-') || text.StartsWith('+') ? 1 : 0;
        var whole = Digits(text, at);
        at += whole;
        var fraction = at < text.Length && text[at] == '.' ? Digits(text, at + 1) : 0;
        mantissaLength = whole + fraction == 0 ? 0 : at + (fraction > 0 ? fraction + 1 : 0);
        return mantissaLength == 0 ? 0 : mantissaLength + ExponentLength(text, mantissaLength);
    }

    static int ExponentLength(string text, int at)
    {
        if (at + 1 >= text.Length || text[at] is not ('e' or 'E'))
        {
            return 0;
        }

        var sign = text[at + 1] is '+' or '-' ? 1 : 0;
        var digits = Digits(text, at + 1 + sign);
        return digits is > 0 and <= LongestExponent ? 1 + sign + digits : 0;
    }

    static int Digits(string text, int from)
    {
        var to = from;
        while (to < text.Length && char.IsAsciiDigit(text[to]))
        {
            to++;
        }

        return to - from;
    }
}
