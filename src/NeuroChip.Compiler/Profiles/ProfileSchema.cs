using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NeuroChip.Compiler.Profiles.Definition;

namespace NeuroChip.Compiler.Profiles;

/// <summary>JSON Schema of a profile, for editors: keys, ranges and explanations while one types.</summary>
public static class ProfileSchema
{
    // The draft that the YAML language server knows best.
    const string Draft = "http://json-schema.org/draft-07/schema#";

    static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Indented, ends with a line break; the same bytes on every machine.</summary>
    public static string Json()
    {
        var schema = new JsonObject { ["$schema"] = Draft, ["title"] = "NeuroChip hardware profile" };
        foreach (var (name, value) in ProfileDefinition.Root.Schema().ToArray())
        {
            schema[name] = value?.DeepClone();
        }

        return schema.ToJsonString(Readable) + "\n";
    }
}
