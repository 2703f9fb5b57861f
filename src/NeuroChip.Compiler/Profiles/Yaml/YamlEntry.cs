using NeuroChip.Core.Diagnostics;

namespace NeuroChip.Compiler.Profiles.Yaml;

/// <param name="KeyLocation">Place of the key, where findings about the key itself are reported.</param>
public readonly record struct YamlEntry(string Key, SourceLocation KeyLocation, YamlNode Value);
