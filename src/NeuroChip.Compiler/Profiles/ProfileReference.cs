using System.Text;
using NeuroChip.Compiler.Profiles.Definition;

namespace NeuroChip.Compiler.Profiles;

/// <summary>Every key of a profile as a page of documentation.</summary>
public static class ProfileReference
{
    public static string Markdown()
    {
        var text = new StringBuilder();
        text.Append("# Keys of a hardware profile\n\n");
        text.Append("Made from the reader's own table by a test; do not edit. Keys in bold are required where their section stands.\n\n");
        text.Append("| key | allowed | meaning |\n|---|---|---|\n");
        foreach (var key in ProfileDefinition.Root.Keys(path: ""))
        {
            var name = key.IsRequired ? $"**`{key.Path}`**" : $"`{key.Path}`";
            text.Append($"| {name} | {key.Allowed} | {key.Doc} |\n");
        }

        return text.ToString();
    }
}
