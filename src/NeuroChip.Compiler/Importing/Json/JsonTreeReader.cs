using System.Text.Json;
using System.Text.Unicode;
using NeuroChip.Core.Diagnostics.Codes;

namespace NeuroChip.Compiler.Importing.Json;

/// <summary>JSON text to positioned nodes. Comments and trailing commas are allowed; a repeated member is reported and the first one kept.</summary>
sealed class JsonTreeReader(JsonSource source)
{
    /// <summary>Most values other than numbers in plain lists; bounds the memory that a text can claim.</summary>
    public const int MostNodes = 500_000;

    // The numbers of the list being read; lists do not nest while it is in use.
    readonly List<double> _numbers = [];
    int _nodes;

    /// <summary>The whole text as one value; null after a finding that leaves nothing to go on with.</summary>
    public JsonNode? Read()
    {
        if (FindInvalidUtf8() is { } invalid)
        {
            source.Error(JsonNetworkCodes.Syntax, invalid, "The text is not UTF-8.");
            return null;
        }

        try
        {
            var reader = new Utf8JsonReader(source.Bytes, JsonSource.ReaderOptions);
            reader.Read();
            var root = ReadValue(ref reader);
            reader.Read();
            return root;
        }
        catch (JsonException problem)
        {
            source.Error(JsonNetworkCodes.Syntax, OffsetOf(problem), Sentence(problem));
            return null;
        }
        catch (TooLargeException)
        {
            source.Error(JsonNetworkCodes.TooLarge, 0, $"The text holds more than {MostNodes} values (numbers in plain lists not counted).");
            return null;
        }
    }

    JsonNode ReadValue(ref Utf8JsonReader reader)
    {
        if (++_nodes > MostNodes)
        {
            throw new TooLargeException();
        }

        var offset = (int)reader.TokenStartIndex;
        return reader.TokenType switch
        {
            JsonTokenType.StartObject => ReadObject(ref reader, offset),
            JsonTokenType.StartArray => ReadArray(ref reader, offset),
            JsonTokenType.String => new JsonText(offset, Text(ref reader)),
            JsonTokenType.Number => new JsonNumber(offset, Number(ref reader)),
            JsonTokenType.True => new JsonFlag(offset, true),
            JsonTokenType.False => new JsonFlag(offset, false),
            _ => new JsonNull(offset),
        };
    }

    JsonObject ReadObject(ref Utf8JsonReader reader, int offset)
    {
        var members = new List<JsonMember>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var nameOffset = (int)reader.TokenStartIndex;
            var name = Text(ref reader);
            reader.Read();
            var value = ReadValue(ref reader);
            if (names.Add(name))
            {
                members.Add(new JsonMember(name, nameOffset, value));
            }
            else
            {
                source.Error(JsonNetworkCodes.DuplicateKey, nameOffset, $"Member {JsonNode.Quote(name)} is given a second time.");
            }
        }

        return new JsonObject(offset, members);
    }

    JsonNode ReadArray(ref Utf8JsonReader reader, int offset)
    {
        _numbers.Clear();
        while (reader.Read() && reader.TokenType == JsonTokenType.Number)
        {
            _numbers.Add(Number(ref reader));
        }

        if (reader.TokenType == JsonTokenType.EndArray)
        {
            return _numbers.Count > 0 ? new JsonNumbers(offset, [.. _numbers]) : new JsonArray(offset, []);
        }

        // The list began with numbers and goes on with something else: its beginning is read again, with places.
        var items = source.Separate(new JsonNumbers(offset, [.. _numbers]));
        _nodes += items.Count;
        while (reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(ReadValue(ref reader));
            reader.Read();
        }

        return new JsonArray(offset, items);
    }

    double Number(ref Utf8JsonReader reader)
    {
        if (reader.TryGetDouble(out var value) && double.IsFinite(value))
        {
            return value;
        }

        source.Error(JsonNetworkCodes.OutOfRange, (int)reader.TokenStartIndex, "The number exceeds what double precision holds, 1.8e308.");
        return 0;
    }

    // Escapes can spell half of a surrogate pair, which no text is allowed to hold.
    string Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            source.Error(JsonNetworkCodes.Syntax, (int)reader.TokenStartIndex, "The text has an escape that is not a character.");
            return "";
        }
    }

    int? FindInvalidUtf8()
    {
        if (Utf8.IsValid(source.Bytes))
        {
            return null;
        }

        Span<char> buffer = stackalloc char[1024];
        var at = 0;
        while (Utf8.ToUtf16(source.Bytes.AsSpan(at), buffer, out var read, out _, replaceInvalidSequences: false) == System.Buffers.OperationStatus.DestinationTooSmall)
        {
            at += read;
        }

        Utf8.ToUtf16(source.Bytes.AsSpan(at), buffer, out var valid, out _, replaceInvalidSequences: false);
        return at + valid;
    }

    int OffsetOf(JsonException problem)
    {
        var line = problem.LineNumber ?? 0;
        var at = 0;
        for (; line > 0 && at < source.Bytes.Length; at++)
        {
            line -= source.Bytes[at] == (byte)'\n' ? 1 : 0;
        }

        return at + (int)(problem.BytePositionInLine ?? 0);
    }

    // "'x' is invalid after a value. Expected … LineNumber: 3 | BytePositionInLine: 7.": the place is printed already.
    static string Sentence(JsonException problem)
    {
        var end = problem.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return JsonNode.OneLine(end < 0 ? problem.Message : problem.Message[..end]);
    }

    sealed class TooLargeException : Exception;
}
