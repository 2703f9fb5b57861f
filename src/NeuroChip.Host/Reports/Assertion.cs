using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;

namespace NeuroChip.Host.Reports;

/// <summary>A figure that must hold, as a user writes it: <c>accuracy&gt;=0.9</c>, <c>energyPerSampleJoules&lt;1e-6</c>.</summary>
/// <param name="Key">A top-level key of the JSON report whose value is a number.</param>
sealed partial record Assertion(string Key, string Comparison, double Limit)
{
    [GeneratedRegex(@"^\s*(?<key>[A-Za-z][A-Za-z0-9.]*)\s*(?<op>>=|<=|==|>|<)\s*(?<limit>[-+0-9.eE]+)\s*(?<percent>%?)\s*$")]
    static partial Regex Form { get; }

    /// <exception cref="InputErrorException">NC0009: not of this form.</exception>
    public static Assertion Parse(string text)
    {
        var match = Form.Match(text);
        if (!match.Success || !double.TryParse(match.Groups["limit"].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var limit))
        {
            throw new InputErrorException(FileCodes.BadValue.With(
                $"--assert '{text}' is not of the form key>=number, with >=, <=, >, < or ==, for example accuracy>=0.9."));
        }

        return new Assertion(match.Groups["key"].Value, match.Groups["op"].Value, match.Groups["percent"].Length > 0 ? limit / 100 : limit);
    }

    /// <summary>Null where it holds; otherwise a sentence with the figure found.</summary>
    /// <exception cref="InputErrorException">NC0009: the report has no such figure.</exception>
    public string? Violation(JsonObject report)
    {
        if (!TryFigure(report, out var found))
        {
            var names = report.Where(pair => pair.Value is JsonValue value && value.TryGetValue<double>(out _)).Select(pair => pair.Key);
            throw new InputErrorException(FileCodes.BadValue.With(
                $"--assert names '{Key}', which this report has no number for; it has {string.Join(", ", names)}."));
        }

        var holds = Comparison switch
        {
            ">=" => found >= Limit,
            "<=" => found <= Limit,
            ">" => found > Limit,
            "<" => found < Limit,
            _ => found == Limit,
        };
        return holds ? null : string.Create(CultureInfo.InvariantCulture, $"{Key} is {found}, asserted {Comparison} {Limit}");
    }

    bool TryFigure(JsonObject report, out double found)
    {
        JsonNode? node = report;
        foreach (var part in Key.Split('.'))
        {
            node = (node as JsonObject)?[part];
        }

        found = 0;
        return node is JsonValue value && double.TryParse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out found);
    }
}
