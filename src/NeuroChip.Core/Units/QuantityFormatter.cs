using System.Globalization;

namespace NeuroChip.Core.Units;

/// <summary>Writes quantities for people: four significant digits at most, trailing zeros dropped, prefixes in steps of a thousand.</summary>
public static class QuantityFormatter
{
    const int SignificantDigits = 4;

    /// <summary>"35.5 pJ", "1 ms", "5 %", "128 KiB", "0.1". Reads back with <see cref="QuantityParser"/> where finite.</summary>
    /// <param name="si">In SI units (bits for memory, a fraction for percent).</param>
    public static string Format(double si, Unit unit)
    {
        if (!double.IsFinite(si))
        {
            return Join(si.ToString(CultureInfo.InvariantCulture), unit == Unit.None ? "" : UnitTable.Of(unit).Symbols[0]);
        }

        return unit switch
        {
            Unit.None => Decimal.From(si).Plain(),
            Unit.Percent => Join((Decimal.From(si) with { Exponent = Decimal.From(si).Exponent + 2 }).Plain(), "%"),
            Unit.Bit => FormatMemory(si),
            _ => FormatPrefixed(si, UnitTable.Of(unit).Symbols[0], lowest: -24),
        };
    }

    static string FormatPrefixed(double si, string symbol, int lowest)
    {
        var number = Decimal.From(si);
        var step = number.IsZero ? 0 : (int)Math.Floor(number.Exponent / 3.0) * 3;
        var prefix = UnitTable.Decimal.First(p => p.Exponent <= Math.Clamp(step, lowest, UnitTable.Decimal[0].Exponent));
        return Join((number with { Exponent = number.Exponent - prefix.Exponent }).Plain(), prefix.Symbol + symbol);
    }

    // Memories are powers of two: whole kibibytes are printed as such, everything else in bits.
    static string FormatMemory(double bits)
    {
        foreach (var prefix in UnitTable.Binary)
        {
            var count = bits / 8 / (1L << prefix.Exponent);
            if (count >= 1 && count < 10_000 && Math.Floor(count) == count)
            {
                return Join(Decimal.From(count).Plain(), prefix.Symbol + "B");
            }
        }

        return FormatPrefixed(bits, "bit", lowest: 0);
    }

    static string Join(string number, string symbol) => symbol.Length == 0 ? number : $"{number} {symbol}";

    /// <summary>Rounded significant digits and the power of ten of the first one. Zero has the exponent 0.</summary>
    readonly record struct Decimal(bool Negative, string Digits, int Exponent)
    {
        public bool IsZero => Digits == "0";

        // "E3" rounds the exact binary value, so a carry (999.96 to 1000) moves the exponent before a prefix is chosen.
        public static Decimal From(double value)
        {
            var text = Math.Abs(value).ToString($"E{SignificantDigits - 1}", CultureInfo.InvariantCulture);
            var split = text.IndexOf('E', StringComparison.Ordinal);
            var digits = text[..split].Replace(".", "", StringComparison.Ordinal).TrimEnd('0');
            var exponent = int.Parse(text.AsSpan(split + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            return digits.Length == 0 ? new Decimal(false, "0", 0) : new Decimal(value < 0, digits, exponent);
        }

        /// <summary>Without exponent between 1e-5 and 1e15, else as 1.5e+20.</summary>
        public string Plain()
        {
            var sign = Negative ? "-" : "";
            if (IsZero)
            {
                return "0";
            }

            if (Exponent is < -5 or > 15)
            {
                var fraction = Digits.Length > 1 ? "." + Digits[1..] : "";
                return string.Create(CultureInfo.InvariantCulture, $"{sign}{Digits[0]}{fraction}e{Exponent}");
            }

            if (Exponent < 0)
            {
                return $"{sign}0.{new string('0', -Exponent - 1)}{Digits}";
            }

            var whole = Digits.PadRight(Exponent + 1, '0');
            return whole.Length == Exponent + 1 ? sign + whole : $"{sign}{whole[..(Exponent + 1)]}.{whole[(Exponent + 1)..]}";
        }
    }
}
