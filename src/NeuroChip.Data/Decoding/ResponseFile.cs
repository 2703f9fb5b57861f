using System.Collections.Immutable;
using System.Text.Json;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;

namespace NeuroChip.Data.Decoding;

/// <summary>Responses as JSON: <c>format</c>, <c>imageHash</c>, <c>input</c>, <c>samplesPerClass</c> [classes], <c>spikes</c> [outputs][classes].</summary>
public static class ResponseFile
{
    public const string Format = "neurochip-responses/1";

    const long LargestFile = 64L << 20;

    const long LargestCount = 1L << 53;

    public static void Write(Responses responses, Stream stream)
    {
        using var writer = new Utf8JsonWriter(stream);
        writer.WriteStartObject();
        writer.WriteString("format", Format);
        writer.WriteString("imageHash", responses.ImageHash);
        writer.WriteString("input", responses.Input);
        Write(writer, "samplesPerClass", responses.SamplesPerClass);
        writer.WriteStartArray("spikes");
        foreach (var row in responses.Spikes)
        {
            WriteRow(writer, row);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <param name="stream">At its start, seekable.</param>
    /// <param name="file">Name for messages.</param>
    /// <exception cref="InputErrorException">NC7101: not such a file, or its counts do not fit together.</exception>
    public static Responses Read(Stream stream, string file)
    {
        if (stream.Length > LargestFile)
        {
            throw Bad(new(file), $"it has {stream.Length >> 20} MiB; at most {LargestFile >> 20} MiB is allowed");
        }

        try
        {
            using var document = JsonDocument.Parse(stream);
            return Checked(Read(document.RootElement, file), file);
        }
        catch (JsonException problem)
        {
            throw Bad(new(file, (int)(problem.LineNumber ?? 0) + 1, (int)(problem.BytePositionInLine ?? 0) + 1), "this is not JSON");
        }
        catch (InvalidOperationException)
        {
            // What the reader throws where the bytes of a text are no UTF-8, or an escape is half a character.
            throw Bad(new(file), "a text in it is not UTF-8");
        }
    }

    static Responses Read(JsonElement root, string file)
    {
        if (root.ValueKind != JsonValueKind.Object || Text(root, "format") != Format)
        {
            throw Bad(new(file), $"its member 'format' is not \"{Format}\"");
        }

        return new Responses
        {
            ImageHash = Text(root, "imageHash") ?? throw Missing(file, "imageHash", "a text"),
            Input = Text(root, "input") ?? throw Missing(file, "input", "a text"),
            SamplesPerClass = Counts(Member(root, "samplesPerClass")) ?? throw Missing(file, "samplesPerClass", "a list of counts"),
            Spikes = Rows(Member(root, "spikes")) ?? throw Missing(file, "spikes", "a list of lists of counts"),
        };
    }

    static Responses Checked(Responses responses, string file)
    {
        if (responses.Classes == 0 || responses.Outputs == 0)
        {
            throw Bad(new(file), $"it has {responses.Classes} classes and {responses.Outputs} outputs; at least one of each is needed");
        }

        for (var output = 0; output < responses.Outputs; output++)
        {
            if (responses.Spikes[output].Length != responses.Classes)
            {
                throw Bad(new(file), $"'spikes' has {responses.Spikes[output].Length} counts for output {output}, 'samplesPerClass' {responses.Classes}");
            }
        }

        return responses;
    }

    static void Write(Utf8JsonWriter writer, string name, ImmutableArray<long> counts)
    {
        writer.WritePropertyName(name);
        WriteRow(writer, counts);
    }

    static void WriteRow(Utf8JsonWriter writer, ImmutableArray<long> counts)
    {
        writer.WriteStartArray();
        foreach (var count in counts)
        {
            writer.WriteNumberValue(count);
        }

        writer.WriteEndArray();
    }

    static JsonElement Member(JsonElement root, string name) => root.TryGetProperty(name, out var value) ? value : default;

    static string? Text(JsonElement root, string name) => Member(root, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    static ImmutableArray<ImmutableArray<long>>? Rows(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var rows = element.EnumerateArray().Select(Counts).ToList();
        return rows.All(row => row is not null) ? [.. rows.Select(row => row!.Value)] : null;
    }

    static ImmutableArray<long>? Counts(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var counts = ImmutableArray.CreateBuilder<long>();
        foreach (var item in element.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Number || !item.TryGetInt64(out var count) || count is < 0 or > LargestCount)
            {
                return null;
            }

            counts.Add(count);
        }

        return counts.ToImmutable();
    }

    static InputErrorException Missing(string file, string member, string kind) => Bad(new(file), $"its member '{member}' is not {kind}");

    static InputErrorException Bad(SourceLocation place, string finding) =>
        new(ResponseCodes.BadFile.At(place, $"'{place.File}' cannot be read as responses: {finding}."));
}
