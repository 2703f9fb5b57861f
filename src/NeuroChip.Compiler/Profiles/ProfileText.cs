using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NeuroChip.Compiler.Profiles.Definition;
using NeuroChip.Compiler.Profiles.Yaml;
using NeuroChip.Core.Hardware;

namespace NeuroChip.Compiler.Profiles;

/// <summary>
/// Writes a resolved profile as YAML: every value that holds, defaults and overrides included. Reading it gives the same profile.
/// </summary>
public static class ProfileText
{
    static readonly JsonSerializerOptions Quoting = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Ends with a line break; LF on every machine.</summary>
    public static string Of(HardwareProfile profile) => Of(ProfileDefinition.Root, profile);

    /// <inheritdoc cref="Of(HardwareProfile)"/>
    internal static string Of<T>(MappingKind<T> kind, T value)
        where T : notnull
    {
        var text = new StringBuilder();
        WriteMap(text, (YamlMap)kind.Write(value)!, indentation: 0);
        return text.ToString();
    }

    static void WriteMap(StringBuilder text, YamlMap map, int indentation)
    {
        foreach (var entry in map.Entries)
        {
            text.Append(' ', indentation).Append(entry.Key).Append(':');
            switch (entry.Value)
            {
                case YamlMap nested:
                    text.Append('\n');
                    WriteMap(text, nested, indentation + 2);
                    break;
                case YamlList list:
                    text.Append('\n');
                    WriteList(text, list, indentation + 2);
                    break;
                case var scalar:
                    text.Append(' ').Append(Quote((YamlScalar)scalar)).Append('\n');
                    break;
            }
        }
    }

    static void WriteList(StringBuilder text, YamlList list, int indentation)
    {
        foreach (var item in list.Items.Cast<YamlScalar>())
        {
            text.Append(' ', indentation).Append("- ").Append(Quote(item)).Append('\n');
        }
    }

    // A JSON string is a YAML string.
    static string Quote(YamlScalar scalar) => scalar.Quoted ? JsonSerializer.Serialize(scalar.Text, Quoting) : scalar.Text;
}
