using System.Text.Json;

namespace NeuroChip.Verification;

/// <summary>Typed access to the fields of a vector file; what is missing or of another type is named.</summary>
static class JsonFields
{
    public static JsonElement Field(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value)
            ? value
            : throw new VectorFormatException($"field '{name}' is missing");

    public static JsonElement? Optional(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public static int Int(this JsonElement element, string name) =>
        element.Field(name).TryInt() ?? throw new VectorFormatException($"field '{name}' is not an integer of 32 bits");

    public static int Int(this JsonElement element, string name, int missing) => element.Optional(name) is null ? missing : element.Int(name);

    public static double Double(this JsonElement element, string name) =>
        element.Field(name) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : throw new VectorFormatException($"field '{name}' is not a number");

    public static string String(this JsonElement element, string name) =>
        element.Field(name) is { ValueKind: JsonValueKind.String } text ? text.GetString()! : throw new VectorFormatException($"field '{name}' is not a string");

    public static int Int(this JsonElement element) => element.TryInt() ?? throw new VectorFormatException("something else than an integer of 32 bits stands where one is needed");

    public static long Long(this JsonElement element) => element.ValueKind == JsonValueKind.Number && element.TryGetInt64(out var value)
        ? value
        : throw new VectorFormatException("something else than an integer of 64 bits stands where one is needed");

    public static int[] Ints(this JsonElement element, string name) => element.Field(name).Ints();

    public static int[] Ints(this JsonElement array) =>
        [.. array.Items().Select(item => item.TryInt() ?? throw new VectorFormatException("a list holds something else than integers of 32 bits"))];

    public static long[] Longs(this JsonElement array) =>
        [.. array.Items().Select(item => item.ValueKind == JsonValueKind.Number && item.TryGetInt64(out var value)
            ? value
            : throw new VectorFormatException("a list holds something else than integers of 64 bits"))];

    public static double[] Doubles(this JsonElement array) =>
        [.. array.Items().Select(item => item.ValueKind == JsonValueKind.Number
            ? item.GetDouble()
            : throw new VectorFormatException("a list holds something else than numbers"))];

    public static IEnumerable<JsonProperty> Members(this JsonElement element) =>
        element.ValueKind == JsonValueKind.Object ? element.EnumerateObject() : throw new VectorFormatException("an object is expected where there is none");

    public static IEnumerable<JsonElement> Items(this JsonElement array) =>
        array.ValueKind == JsonValueKind.Array ? array.EnumerateArray() : throw new VectorFormatException("a list is expected where there is none");

    static int? TryInt(this JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Number when element.TryGetInt32(out var value) => value,
        JsonValueKind.Number when element.GetDouble() is var real && real == Math.Floor(real) && Math.Abs(real) < int.MaxValue => (int)real,
        JsonValueKind.True => 1,
        JsonValueKind.False => 0,
        _ => null,
    };
}
