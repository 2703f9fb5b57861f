using System.Buffers;
using System.IO.Compression;
using System.Text.Json;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;

namespace NeuroChip.Verification;

/// <summary>A JSON vector file, gzipped or not, parsed.</summary>
public sealed class VectorFile
{
    const int LargestText = 1 << 30;

    VectorFile(string path, JsonElement root)
    {
        Path = path;
        Root = root;
    }

    public string Path { get; }

    public JsonElement Root { get; }

    /// <summary>Value of the top-level <c>format</c>; "" where there is none.</summary>
    public string Format => Text("format");

    /// <summary>Value of the top-level <c>kind</c> or <c>model</c>; "" where there is none.</summary>
    public string Text(string key) =>
        Root.ValueKind == JsonValueKind.Object && Root.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    public bool Has(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (Root.ValueKind != JsonValueKind.Object || !Root.TryGetProperty(key, out _))
            {
                return false;
            }
        }

        return true;
    }

    /// <exception cref="InputErrorException">NC0001, NC0003, NC0004, NC0005 or NC0007: not there, cut short, not JSON, or too large.</exception>
    public static VectorFile Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new InputErrorException(FileCodes.NotFound.With($"'{path}' does not exist."));
        }

        try
        {
            using var file = File.OpenRead(path);
            using var text = IsGzip(file) ? new GZipStream(file, CompressionMode.Decompress) : (Stream)file;
            var json = ReadBounded(text, path);
            var document = JsonDocument.Parse(json);
            return JsonStrings.AreText(json.Span)
                ? new VectorFile(path, document.RootElement)
                : throw new InputErrorException(FileCodes.NotThatFormat.At(
                    new SourceLocation(path), "a string in this JSON is not text: its bytes are no UTF-8, or an escape is half a character."));
        }
        catch (InvalidDataException)
        {
            throw new InputErrorException(FileCodes.Truncated.At(new SourceLocation(path), "the gzip stream is damaged or cut short."));
        }
        catch (JsonException problem)
        {
            var place = new SourceLocation(path, (int)(problem.LineNumber ?? 0) + 1, (int)(problem.BytePositionInLine ?? 0) + 1);
            throw new InputErrorException(FileCodes.NotThatFormat.At(place, "this is not JSON; vector files are JSON, gzipped or not."));
        }
    }

    static bool IsGzip(FileStream file)
    {
        var gzip = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
        file.Position = 0;
        return gzip;
    }

    static ReadOnlyMemory<byte> ReadBounded(Stream stream, string path)
    {
        var buffer = new ArrayBufferWriter<byte>(1 << 16);
        int read;
        while ((read = stream.Read(buffer.GetSpan(1 << 16))) > 0)
        {
            buffer.Advance(read);
            if (buffer.WrittenCount > LargestText)
            {
                throw new InputErrorException(FileCodes.TooLarge.At(new SourceLocation(path), "the text is longer than 1 GiB."));
            }
        }

        return buffer.WrittenMemory;
    }
}
