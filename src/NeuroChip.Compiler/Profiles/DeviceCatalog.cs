using System.Collections.Immutable;
using NeuroChip.Compiler.Profiles.Definition;
using NeuroChip.Compiler.Profiles.Yaml;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Hardware;

namespace NeuroChip.Compiler.Profiles;

/// <summary>The shipped memory cells, and the way to a user's own.</summary>
public static class DeviceCatalog
{
    const string Section = "device";
    const string Preset = "preset";

    static readonly ShippedFiles Files = new("hw-profiles/devices/");

    /// <summary>Shipped devices in ordinal order.</summary>
    public static ImmutableArray<string> Names => Files.Names;

    /// <summary>YAML text of a shipped device, with its comments.</summary>
    public static string Text(string name) => Files.Text(name);

    /// <summary>Loads a shipped device by name, or a file: what has a folder or ends in .yaml or .yml is a path.</summary>
    /// <returns>Null where errors were reported.</returns>
    public static DeviceSpec? Load(string nameOrPath, DiagnosticBag diagnostics)
    {
        var found = new DiagnosticBag();
        var device = ReadTree(nameOrPath, new SourceLocation("devices"), found) is { } root ? Read(root, nameOrPath, found) : null;
        diagnostics.AddRange(found.Items);
        return found.HasErrors ? null : device;
    }

    /// <summary>The device as YAML: every value that holds, defaults included.</summary>
    public static string Text(DeviceSpec device) => ProfileText.Of(ProfileDefinition.Cell, device);

    /// <summary>Gives the section 'device' of a profile the values of its preset that it does not have itself.</summary>
    /// <returns>False where the preset could not be read.</returns>
    internal static bool Resolve(YamlNode root, DiagnosticBag diagnostics)
    {
        if (root is not YamlMap profile || profile.Find(Section)?.Value is not YamlMap section
            || section.Find(Preset)?.Value is not YamlScalar { IsEmpty: false } preset)
        {
            return true;
        }

        if (ReadTree(preset.Text, preset.Location, diagnostics) is not YamlMap values)
        {
            return false;
        }

        foreach (var entry in values.Entries.Where(entry => section.Find(entry.Key) is null))
        {
            section.Add(entry);
        }

        return true;
    }

    static YamlNode? ReadTree(string nameOrPath, SourceLocation place, DiagnosticBag diagnostics)
    {
        if (Names.Contains(nameOrPath))
        {
            return YamlTree.Read(Text(nameOrPath), Files.PathOf(nameOrPath), diagnostics);
        }

        if (UserYaml.IsPath(nameOrPath))
        {
            return UserYaml.Read(nameOrPath, "device", diagnostics) is { } text ? YamlTree.Read(text, nameOrPath, diagnostics) : null;
        }

        diagnostics.Add(DeviceProfileCodes.UnknownDevice.At(place,
            $"'{Printable.Text(nameOrPath)}' is not a shipped device.{NearestName.Suggestion(nameOrPath, Names)} There are: {string.Join(", ", Names)}."));
        return null;
    }

    static DeviceSpec? Read(YamlNode root, string nameOrPath, DiagnosticBag found)
    {
        var context = new ReadContext(new ProfilePlaces { File = root.Location with { Line = 0, Column = 0 } }, found);
        if (!ProfileDefinition.Cell.TryRead(root, path: "", context, out var device))
        {
            return null;
        }

        if (!found.HasErrors)
        {
            DeviceVerifier.Verify(device, path: "", context);
        }

        return device with { Preset = nameOrPath };
    }
}
