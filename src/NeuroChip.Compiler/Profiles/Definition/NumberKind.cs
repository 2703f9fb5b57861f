using System.Globalization;
using System.Text.Json.Nodes;
using NeuroChip.Compiler.Profiles.Yaml;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;

namespace NeuroChip.Compiler.Profiles.Definition;

/// <summary>A plain number without unit. Infinity and NaN lie in no range.</summary>
sealed class NumberKind(double min, double max) : ScalarKind<double>
{
    const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    public override string Allowed => string.Create(CultureInfo.InvariantCulture, $"a number {min}..{max}");

    public override JsonObject Schema() => new() { ["type"] = "number", ["minimum"] = min, ["maximum"] = max };

    protected override bool TryParse(YamlScalar scalar, out double value, out DiagnosticDescriptor code, out string problem)
    {
        (code, problem) = (ProfileCodes.BadValue, Found(scalar));
        value = 0;
        return !scalar.Quoted && double.TryParse(scalar.Text, Style, CultureInfo.InvariantCulture, out value) && value >= min && value <= max;
    }

    protected override string Format(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
