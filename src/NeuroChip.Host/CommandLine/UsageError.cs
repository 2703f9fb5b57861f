using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using System.Globalization;
using NeuroChip.Core.Diagnostics;

namespace NeuroChip.Host.CommandLine;

/// <summary>What is wrong with a command line, in a line and in the user's words.</summary>
static class UsageError
{
    public static string Text(ParseError problem)
    {
        if (problem.SymbolResult is not OptionResult { Option: var option, Tokens: [{ Value: var given }] })
        {
            return problem.Message.ReplaceLineEndings(" ");
        }

        string[] allowed = [.. option.GetCompletions(CompletionContext.Empty).Select(item => item.Label)];
        return allowed.Length > 0 && !allowed.Contains(given) ? $"{option.Name} is '{given}'.{NearestName.Suggestion(given, allowed)} Allowed: {string.Join(", ", allowed)}."
            : Expected(option.ValueType, given) is { } expected ? $"{option.Name} is '{given}'; it must be {expected}."
            : problem.Message.ReplaceLineEndings(" ");
    }

    // Null where the value is of its type, and something else is wrong.
    static string? Expected(Type type, string given) => Type.GetTypeCode(Nullable.GetUnderlyingType(type) ?? type) switch
    {
        TypeCode.Int32 when !int.TryParse(given, NumberStyles.Integer, CultureInfo.InvariantCulture, out _) => "a whole number",
        TypeCode.UInt64 when !ulong.TryParse(given, NumberStyles.Integer, CultureInfo.InvariantCulture, out _) => "a whole number of 0 or more",
        TypeCode.Double when !double.TryParse(given, NumberStyles.Float, CultureInfo.InvariantCulture, out _) => "a number",
        _ => null,
    };
}
