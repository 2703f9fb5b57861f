using NeuroChip.Core.Diagnostics;

namespace NeuroChip.Compiler.Profiles.Yaml;

public sealed class YamlList(IReadOnlyList<YamlNode> items, SourceLocation location) : YamlNode(location)
{
    public IReadOnlyList<YamlNode> Items { get; } = items;

    public override string Noun => "a list";
}
