using System.Text.Json;
using System.Text.Json.Serialization;
using NeuroChip.Core.Hardware;

namespace NeuroChip.Core.Images.Files;

/// <summary>
/// The resolved profile as canonical UTF-8 JSON: properties in the order of the types, shortest numbers that read back the same, no space.
/// Equal profiles give equal bytes. A property that an older version did not write takes its default; one that is not known is refused.
/// </summary>
static class ProfileJson
{
    // By reflection: a generated context would leave out the defaults of init-only properties that the text does not have.
    static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(allowIntegerValues: false) },
        IgnoreReadOnlyProperties = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        MaxDepth = 16,
    };

    public static byte[] Write(HardwareProfile profile) => JsonSerializer.SerializeToUtf8Bytes(profile, Options);

    /// <exception cref="JsonException">The text is not a profile.</exception>
    public static HardwareProfile Read(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize<HardwareProfile>(json, Options) ?? throw new JsonException("null");
}
