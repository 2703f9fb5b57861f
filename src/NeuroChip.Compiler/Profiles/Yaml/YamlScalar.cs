using NeuroChip.Core.Diagnostics;

namespace NeuroChip.Compiler.Profiles.Yaml;

/// <param name="text">As written, without quotes.</param>
/// <param name="quoted">True: the text stood in quotes or in a block.</param>
public sealed class YamlScalar(string text, bool quoted, SourceLocation location) : YamlNode(location)
{
    public string Text { get; } = text;

    public bool Quoted { get; } = quoted;

    /// <summary>True for what YAML calls null: nothing, <c>~</c> or <c>null</c>.</summary>
    public bool IsEmpty => !Quoted && Text is "" or "~" or "null" or "Null" or "NULL";

    public override string Noun => "a text";
}
