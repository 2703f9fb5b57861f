using System.Collections.Immutable;

namespace NeuroChip.Core.Units;

/// <param name="Noun">With article, for messages: "a time".</param>
/// <param name="Symbols">Accepted spellings; the first one is printed.</param>
/// <param name="Example">For messages.</param>
sealed record UnitInfo(Unit Unit, string Noun, ImmutableArray<string> Symbols, string Example)
{
    /// <summary>True: SI prefixes may stand before the symbol.</summary>
    public bool TakesPrefix => Unit != Unit.Percent;
}

/// <param name="Exponent">Of ten, or of two where <paramref name="Binary"/>.</param>
readonly record struct Prefix(string Symbol, int Exponent, bool Binary = false);

/// <summary>Spellings of units and prefixes.</summary>
static class UnitTable
{
    const string GreekOmega = "\u03A9", OhmSign = "\u2126", MicroSign = "\u00B5", GreekMu = "\u03BC";

    public static readonly ImmutableArray<UnitInfo> Units =
    [
        new(Unit.Second, "a time", ["s"], "20 ms"),
        new(Unit.Hertz, "a frequency", ["Hz"], "20 kHz"),
        new(Unit.Joule, "an energy", ["J"], "35.5 pJ"),
        new(Unit.Watt, "a power", ["W"], "72 mW"),
        new(Unit.Volt, "a voltage", ["V"], "0.2 V"),
        new(Unit.Ampere, "a current", ["A"], "3 nA"),
        new(Unit.Ohm, "a resistance", [GreekOmega, OhmSign, "ohm", "Ohm"], "2 kohm"),
        new(Unit.Siemens, "a conductance", ["S"], "40 uS"),
        new(Unit.Farad, "a capacitance", ["F"], "1 pF"),
        new(Unit.Bit, "an amount of memory", ["bit", "B"], "128 KiB"),
        new(Unit.Percent, "a percentage", ["%"], "5 %"),
    ];

    /// <summary>Decimal prefixes in descending order, the empty one included; of two spellings the printed one comes first.</summary>
    public static readonly ImmutableArray<Prefix> Decimal =
    [
        new("P", 15), new("T", 12), new("G", 9), new("M", 6), new("k", 3), new("", 0), new("m", -3), new("u", -6), new(MicroSign, -6),
        new(GreekMu, -6), new("n", -9), new("p", -12), new("f", -15), new("a", -18), new("z", -21), new("y", -24),
    ];

    /// <summary>For bits and bytes only.</summary>
    public static readonly ImmutableArray<Prefix> Binary =
    [
        new("Ti", 40, Binary: true), new("Gi", 30, Binary: true), new("Mi", 20, Binary: true), new("Ki", 10, Binary: true),
    ];

    public static UnitInfo Of(Unit unit) => Units.First(info => info.Unit == unit);

    /// <summary>"a time such as '20 ms'".</summary>
    public static string Describe(Unit unit) =>
        unit == Unit.None ? "a plain number" : $"{Of(unit).Noun} such as '{Of(unit).Example}'";

    /// <summary>The unit, prefix and symbol that <paramref name="text"/> spells; false if it spells none.</summary>
    public static bool TryFind(string text, StringComparison comparison, out UnitInfo unit, out Prefix prefix, out string symbol)
    {
        foreach (var info in Units)
        {
            foreach (var spelling in info.Symbols.Where(s => text.EndsWith(s, comparison)))
            {
                if (TryFindPrefix(info, text[..^spelling.Length], comparison, out prefix))
                {
                    (unit, symbol) = (info, spelling);
                    return true;
                }
            }
        }

        (unit, prefix, symbol) = (Units[0], default, "");
        return false;
    }

    static bool TryFindPrefix(UnitInfo unit, string text, StringComparison comparison, out Prefix prefix)
    {
        IEnumerable<Prefix> allowed = unit.Unit == Unit.Bit ? [.. Decimal.Where(p => p.Exponent >= 0), .. Binary] : Decimal;
        foreach (var candidate in allowed.Where(p => p.Symbol.Equals(text, comparison)))
        {
            prefix = candidate;
            return unit.TakesPrefix || text.Length == 0;
        }

        prefix = default;
        return false;
    }
}
