using System.Globalization;
using System.Text.Json.Nodes;
using NeuroChip.Compiler.Profiles.Yaml;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Units;

namespace NeuroChip.Compiler.Profiles.Definition;

/// <summary>A number with a unit, held in SI. Written so that reading gives the same double again.</summary>
/// <param name="unit">The dimension.</param>
/// <param name="min">Smallest value, in SI.</param>
/// <param name="max">Largest value, in SI.</param>
sealed class QuantityKind(Unit unit, double min, double max) : ScalarKind<double>
{
    public override string Allowed => $"{QuantityFormatter.Format(min, unit)} .. {QuantityFormatter.Format(max, unit)}";

    public override JsonObject Schema() => new()
    {
        ["type"] = "string",
        ["pattern"] = $"^[-+]?([0-9]+\\.?|[0-9]*\\.[0-9]+)([eE][-+]?[0-9]+)? ?{SymbolPattern}$",
    };

    protected override bool TryParse(YamlScalar scalar, out double value, out DiagnosticDescriptor code, out string problem)
    {
        (code, problem) = (ProfileCodes.BadQuantity, Found(scalar));
        if (!QuantityParser.TryParse(Printable.Text(scalar.Text), unit, out value, out var error))
        {
            problem = $"cannot be read: {error}";
            return false;
        }

        code = ProfileCodes.BadValue;
        return value >= min && value <= max;
    }

    // Four digits are for people. Where they do not give the value back, digits are added until they do.
    protected override string Format(double value)
    {
        var text = QuantityFormatter.Format(value, unit);
        var symbol = text[text.LastIndexOf(' ')..];
        for (var digits = 5; digits <= 17 && !ReadsBack(text, value); digits++)
        {
            QuantityParser.TryParse("1" + symbol, unit, out var scale, out _);
            text = (value / scale).ToString($"G{digits}", CultureInfo.InvariantCulture) + symbol;
        }

        return ReadsBack(text, value) ? text : value.ToString("R", CultureInfo.InvariantCulture) + SiSymbol;
    }

    bool ReadsBack(string text, double value) => QuantityParser.TryParse(text, unit, out var again, out _) && again == value;

    string SiSymbol => QuantityFormatter.Format(1, unit)[1..];

    string SymbolPattern => unit switch
    {
        Unit.Percent => "%",
        Unit.Bit => "([kMGT]|[KMGT]i)?(bit|B)",
        _ => $"[PTGMkmu\u00B5\u03BCnpfazy]?{SiSymbol.Trim()}",
    };
}
