using NeuroChip.Compiler.Profiles.Definition;
using NeuroChip.Compiler.Profiles.Yaml;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Hardware;

namespace NeuroChip.Compiler.Profiles;

/// <summary>
/// Reads a hardware profile from YAML. No implicit typing: what a word means is decided by <see cref="ProfileDefinition"/>, and every
/// key, value and unit is checked. Findings carry line and column, or the <c>--set</c> that they come from.
/// </summary>
public static class ProfileReader
{
    /// <param name="fileName">For positions; its name without folder and extension becomes the profile's.</param>
    /// <param name="overrides">Applied in order before anything is checked.</param>
    /// <param name="places">Told where every value stands; null: nobody asks afterwards.</param>
    /// <returns>A profile that passed <see cref="ProfileVerifier"/>; null where errors were reported.</returns>
    public static HardwareProfile? Read(
        string yamlText, string fileName, IReadOnlyList<ProfileOverride> overrides, DiagnosticBag diagnostics, ProfilePlaces? places = null)
    {
        var found = new DiagnosticBag();
        var profile = ReadChecked(yamlText, fileName, overrides, places ?? new ProfilePlaces(), found);
        diagnostics.AddRange(found.Items);
        return found.HasErrors ? null : profile;
    }

    static HardwareProfile? ReadChecked(string text, string fileName, IReadOnlyList<ProfileOverride> overrides, ProfilePlaces places, DiagnosticBag found)
    {
        if (YamlTree.Read(text, fileName, found) is not { } root)
        {
            return null;
        }

        foreach (var change in overrides)
        {
            Apply(change, root, found);
        }

        if (!DeviceCatalog.Resolve(root, found))
        {
            return null;
        }

        places.File = new SourceLocation(fileName);
        var context = new ReadContext(places, found);
        if (!ProfileDefinition.Root.TryRead(root, path: "", context, out var profile))
        {
            return null;
        }

        profile = profile with { Name = Path.GetFileNameWithoutExtension(fileName) };

        // Checks of several values at once would only repeat what is already known to be wrong with one of them.
        if (!found.HasErrors)
        {
            ProfileVerifier.Verify(profile, context);
        }

        return profile;
    }

    // Sections that the file leaves out are added; whether such a path exists is found when the tree is read.
    static void Apply(ProfileOverride change, YamlNode root, DiagnosticBag found)
    {
        var keys = change.Path.Split('.');
        if (YamlTree.ReadValue(change.Value, change.Location, found) is not { } value)
        {
            return;
        }

        var node = root;
        foreach (var key in keys[..^1])
        {
            if (node is not YamlMap section)
            {
                break;
            }

            if (section.Find(key) is null)
            {
                section.Set(new YamlEntry(key, change.Location, new YamlMap(change.Location)));
            }

            node = section.Find(key)!.Value.Value;
        }

        if (node is YamlMap map && Array.TrueForAll(keys, key => key.Length > 0))
        {
            map.Set(new YamlEntry(keys[^1], change.Location, value));
        }
        else
        {
            found.Add(ProfileCodes.BadOverride.At(change.Location, $"'{Printable.Text(change.Path)}' does not lead to a value."));
        }
    }
}
