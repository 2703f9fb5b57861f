using System.Text.Json;
using System.Text.Unicode;

namespace NeuroChip.Verification;

/// <summary>
/// What the parser puts off until a string is asked for: that texts and names are text. Checked once, so that no later access to the document
/// can fail on it.
/// </summary>
static class JsonStrings
{
    /// <summary>True where every string of a well-formed document is valid UTF-8 and no escape is half a character.</summary>
    public static bool AreText(ReadOnlySpan<byte> json) => Utf8.IsValid(json) && (json.IndexOf("\\u"u8) < 0 || EscapesAreText(json));

    static bool EscapesAreText(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped)
                {
                    reader.GetString();
                }
            }

            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
