using NeuroChip.Core.Diagnostics;

namespace NeuroChip.Compiler.Profiles.Yaml;

/// <summary>A piece of YAML with its place. Scalars stay text: what they mean is decided by the key that they stand under.</summary>
public abstract class YamlNode(SourceLocation location)
{
    public SourceLocation Location { get; } = location;

    /// <summary>With article, for messages.</summary>
    public abstract string Noun { get; }
}
