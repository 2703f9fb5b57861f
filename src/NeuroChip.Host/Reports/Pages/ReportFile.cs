using System.Text.Json;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Host.Pipeline;

namespace NeuroChip.Host.Reports.Pages;

/// <summary>The JSON of a finished run, key by key. A key that is absent or null is a value that is not known.</summary>
/// <param name="path">For messages.</param>
/// <param name="root">An object.</param>
sealed class ReportFile(string path, JsonElement root)
{
    const long LongestReport = 256L << 20;

    public string Path => path;

    public JsonElement Root => root;

    /// <exception cref="InputErrorException">NC8001: not the JSON of a run.</exception>
    public static ReportFile Read(string path)
    {
        var report = ReadAny(path);
        return report.Text("format") == RunReport.Format
            ? report
            : throw report.Wrong($"its format is '{report.Text("format")}'; '{RunReport.Format}' is expected");
    }

    /// <summary>An object of any format.</summary>
    /// <exception cref="InputErrorException">NC8001: not a JSON object.</exception>
    public static ReportFile ReadAny(string path)
    {
        using var stream = UserFile.OpenRead(path);
        if (stream.Length > LongestReport)
        {
            throw new InputErrorException(FileCodes.TooLarge.At(new SourceLocation(path), $"{stream.Length} bytes; a report has at most {LongestReport}."));
        }

        try
        {
            // Parsed to a copy: the stream is closed when this returns.
            using var document = JsonDocument.Parse(stream);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? new ReportFile(path, document.RootElement.Clone())
                : throw new InputErrorException(ReportCodes.NotAReport.At(new SourceLocation(path), "the file is JSON, but not an object."));
        }
        catch (JsonException problem)
        {
            throw new InputErrorException(ReportCodes.NotAReport.At(new SourceLocation(path), $"the file is not JSON: {problem.Message}"));
        }
    }

    public double? Number(string key) => NumberOf(root, key);

    public double? NumberOf(JsonElement owner, string key) =>
        Find(owner, key, JsonValueKind.Number) is { } value && value.TryGetDouble(out var number) && double.IsFinite(number) ? number : null;

    public string Text(string key) => TextOf(root, key);

    public bool? FlagOf(JsonElement owner, string key) =>
        owner.TryGetProperty(key, out var value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : null;

    /// <summary>Empty where there is none.</summary>
    public string TextOf(JsonElement owner, string key) => Find(owner, key, JsonValueKind.String)?.GetString() ?? "";

    public IReadOnlyList<JsonElement> Items(string key) => ItemsOf(root, key);

    /// <summary>Objects of a list; empty where there is none.</summary>
    public IReadOnlyList<JsonElement> ItemsOf(JsonElement owner, string key) => Elements(owner, key, JsonValueKind.Object);

    public IReadOnlyList<string> Texts(string key) => TextsOf(root, key);

    public IReadOnlyList<string> TextsOf(JsonElement owner, string key) => [.. Elements(owner, key, JsonValueKind.String).Select(item => item.GetString()!)];

    public IReadOnlyList<double> Numbers(string key) => NumbersOf(root, key);

    public IReadOnlyList<double> NumbersOf(JsonElement owner, string key) => [.. Elements(owner, key, JsonValueKind.Number).Select(item => item.GetDouble())];

    public JsonElement? Object(string key) => ObjectOf(root, key);

    public JsonElement? ObjectOf(JsonElement owner, string key) => Find(owner, key, JsonValueKind.Object);

    public InputErrorException Wrong(string what) => new(ReportCodes.NotAReport.At(new SourceLocation(path), what + "."));

    JsonElement[] Elements(JsonElement owner, string key, JsonValueKind kind)
    {
        JsonElement[] items = [.. Find(owner, key, JsonValueKind.Array)?.EnumerateArray() ?? default];
        return Array.TrueForAll(items, item => item.ValueKind == kind)
            ? items
            : throw Wrong($"'{key}' holds something else than {Name(kind)}");
    }

    JsonElement? Find(JsonElement owner, string key, JsonValueKind kind)
    {
        if (!owner.TryGetProperty(key, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return value.ValueKind == kind ? value : throw Wrong($"'{key}' is {Name(value.ValueKind)}; {Name(kind)} is expected");
    }

    static string Name(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        _ => "true or false",
    };
}
