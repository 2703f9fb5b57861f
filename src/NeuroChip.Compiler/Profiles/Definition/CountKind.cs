using System.Globalization;
using System.Text.Json.Nodes;
using NeuroChip.Compiler.Profiles.Yaml;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;

namespace NeuroChip.Compiler.Profiles.Definition;

/// <summary>A plain whole number: digits, with a minus sign where the range has negative values. No other spelling is read.</summary>
sealed class CountKind(int min, int max) : ScalarKind<int>
{
    public override string Allowed => string.Create(CultureInfo.InvariantCulture, $"a whole number {min}..{max}");

    public override JsonObject Schema() => new() { ["type"] = "integer", ["minimum"] = min, ["maximum"] = max };

    protected override bool TryParse(YamlScalar scalar, out int value, out DiagnosticDescriptor code, out string problem)
    {
        (value, code, problem) = (0, ProfileCodes.NotACount, Found(scalar));
        if (scalar.Quoted)
        {
            problem += " in quotes";
            return false;
        }

        if (!IsPlain(scalar.Text))
        {
            return false;
        }

        code = ProfileCodes.BadValue;
        return int.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value) && value >= min && value <= max;
    }

    protected override string Format(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Digits without a leading zero; one minus sign may stand before them, except before 0.</summary>
    public static bool IsPlain(string text)
    {
        var digits = text.AsSpan(text.StartsWith('-') ? 1 : 0);
        return digits is "0"
            ? text.Length == 1
            : digits.Length > 0 && digits[0] != '0' && !digits.ContainsAnyExceptInRange('0', '9');
    }
}
