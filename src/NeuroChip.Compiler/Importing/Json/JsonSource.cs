using System.Text;
using System.Text.Json;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;

namespace NeuroChip.Compiler.Importing.Json;

/// <summary>The text under reading: turns byte offsets into lines and columns, and collects the findings.</summary>
sealed class JsonSource(byte[] bytes, string file, DiagnosticBag diagnostics)
{
    /// <summary>Findings after which the rest is not listed.</summary>
    public const int MostFindings = 100;

    public static readonly JsonReaderOptions ReaderOptions = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    int[]? _lineStarts;
    int _warnings;

    public byte[] Bytes { get; } = bytes;

    public string File { get; } = file;

    public int Errors { get; private set; }

    /// <summary>True: further findings are not listed, so that looking for them is of no use.</summary>
    public bool IsFull => Errors > MostFindings;

    /// <summary>Appends the nearest name to a message; nothing where that would cost more than it helps.</summary>
    public string Suggest(string given, IReadOnlyCollection<string> names) =>
        IsFull || names.Count > 1000 ? "" : NearestName.Suggestion(given, names);

    public void Error(DiagnosticDescriptor descriptor, JsonNode node, string message) => Error(descriptor, node.Offset, message);

    public void Error(DiagnosticDescriptor descriptor, int offset, string message)
    {
        Errors++;
        if (Errors <= MostFindings)
        {
            diagnostics.Add(descriptor.At(LocationOf(offset), message));
        }
        else if (Errors == MostFindings + 1)
        {
            diagnostics.Add(JsonNetworkCodes.TooManyFindings.At(LocationOf(offset), $"More than {MostFindings} findings."));
        }
    }

    /// <summary>Not once there are errors: what follows them may be their consequence.</summary>
    public void Warn(DiagnosticDescriptor descriptor, JsonNode node, string message)
    {
        if (Errors == 0 && ++_warnings <= MostFindings)
        {
            diagnostics.Add(descriptor.At(LocationOf(node.Offset), message));
        }
    }

    /// <summary>Lines and columns from 1; columns count UTF-16 characters, as editors do.</summary>
    public SourceLocation LocationOf(int offset)
    {
        _lineStarts ??= FindLineStarts();
        offset = Math.Min(offset, Bytes.Length);
        var line = Array.BinarySearch(_lineStarts, offset);
        line = line >= 0 ? line : ~line - 1;
        var column = Encoding.UTF8.GetCharCount(Bytes.AsSpan(_lineStarts[line]..offset));
        return new SourceLocation(File, line + 1, column + 1);
    }

    /// <summary>Byte at which an element of a list begins.</summary>
    public int OffsetOf(JsonNumbers list, int element)
    {
        var reader = new Utf8JsonReader(Bytes.AsSpan(list.Offset), ReaderOptions);
        for (var i = -2; i < element; i++)
        {
            reader.Read();
        }

        return list.Offset + (int)reader.TokenStartIndex;
    }

    /// <summary>The same list with a place for each number.</summary>
    public List<JsonNode> Separate(JsonNumbers list)
    {
        var items = new List<JsonNode>(list.Values.Length);
        var reader = new Utf8JsonReader(Bytes.AsSpan(list.Offset), ReaderOptions);
        reader.Read();
        foreach (var value in list.Values)
        {
            reader.Read();
            items.Add(new JsonNumber(list.Offset + (int)reader.TokenStartIndex, value));
        }

        return items;
    }

    int[] FindLineStarts()
    {
        var starts = new List<int> { 0 };
        for (var at = 0; at < Bytes.Length; at++)
        {
            if (Bytes[at] == (byte)'\n')
            {
                starts.Add(at + 1);
            }
        }

        return [.. starts];
    }
}
