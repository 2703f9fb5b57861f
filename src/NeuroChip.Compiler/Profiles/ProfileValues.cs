using System.Globalization;
using NeuroChip.Compiler.Profiles.Definition;
using NeuroChip.Compiler.Profiles.Yaml;
using NeuroChip.Core.Hardware;

namespace NeuroChip.Compiler.Profiles;

/// <summary>A resolved profile as a flat list of paths and values, defaults included, in the order of the definition.</summary>
static class ProfileValues
{
    public static IEnumerable<(string Path, string Value)> Of(HardwareProfile profile) =>
        Flatten("", ProfileDefinition.Root.Write(profile)!);

    static IEnumerable<(string Path, string Value)> Flatten(string path, YamlNode node) => node switch
    {
        YamlMap map => map.Entries.SelectMany(entry => Flatten(ReadContext.Join(path, entry.Key), entry.Value)),
        YamlList list => list.Items.SelectMany((item, i) => Flatten(string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"), item)),
        _ => [(path, ((YamlScalar)node).Text)],
    };
}
