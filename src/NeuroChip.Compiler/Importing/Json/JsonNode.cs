using System.Globalization;

namespace NeuroChip.Compiler.Importing.Json;

/// <summary>A value of the text with the byte at which it begins, so that every finding has a place.</summary>
abstract record JsonNode(int Offset)
{
    const int LongestExcerpt = 40;

    /// <summary>What was found, for messages: "the text 'lfi'", "a list".</summary>
    public string Description => this switch
    {
        JsonText text => $"the text {Quote(text.Value)}",
        JsonNumber number => number.Value.ToString("R", CultureInfo.InvariantCulture),
        JsonFlag flag => flag.Value ? "true" : "false",
        JsonObject => "an object",
        JsonNull => "null",
        _ => "a list",
    };

    /// <summary>In quotes, clipped, on one line.</summary>
    public static string Quote(string text)
    {
        var clipped = text.Length > LongestExcerpt ? text[..LongestExcerpt] + "…" : text;
        return $"'{OneLine(clipped)}'";
    }

    /// <summary>Without characters that would break or colour a line of the console.</summary>
    public static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
}

sealed record JsonMember(string Name, int Offset, JsonNode Value);

sealed record JsonObject(int Offset, List<JsonMember> Members) : JsonNode(Offset);

sealed record JsonArray(int Offset, List<JsonNode> Items) : JsonNode(Offset);

/// <summary>A list of nothing but numbers, at least one. Where each of them begins is found again when a finding needs it.</summary>
sealed record JsonNumbers(int Offset, double[] Values) : JsonNode(Offset);

sealed record JsonText(int Offset, string Value) : JsonNode(Offset);

/// <summary>Finite.</summary>
sealed record JsonNumber(int Offset, double Value) : JsonNode(Offset);

sealed record JsonFlag(int Offset, bool Value) : JsonNode(Offset);

sealed record JsonNull(int Offset) : JsonNode(Offset);
