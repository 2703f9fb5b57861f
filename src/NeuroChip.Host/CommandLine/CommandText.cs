using System.CommandLine;

namespace NeuroChip.Host.CommandLine;

/// <summary>The command line as a user would type it again.</summary>
static class CommandText
{
    public static string Of(ParseResult parsed) => "neurochip " + string.Join(' ', parsed.Tokens.Select(token => Quote(token.Value)));

    static string Quote(string word) =>
        word.Length > 0 && word.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' or '/' or '=' or ':' or ',' or '\\')
            ? word
            : $"'{word.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
