using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using NeuroChip.Compiler.Profiles.Yaml;

namespace NeuroChip.Compiler.Profiles.Definition;

/// <summary>
/// What may stand under a key: one object reads it with its checks, writes it, describes it to people and to editors. So the reader,
/// <c>profiles show</c>, the JSON Schema and the key reference cannot contradict each other.
/// </summary>
abstract class ValueKind
{
    /// <summary>What is allowed, for messages and the key reference: "a whole number 1..1024".</summary>
    public abstract string Allowed { get; }

    /// <summary>JSON Schema of the value.</summary>
    public abstract JsonObject Schema();

    /// <summary>The keys that may stand in the value, for the key reference.</summary>
    public virtual IEnumerable<KeyDescription> Keys(string path) => [];

    /// <summary>The value as it would stand in a file; null for an empty list or table, which is left out.</summary>
    public abstract YamlNode? Write(object value);
}

/// <inheritdoc/>
abstract class ValueKind<T> : ValueKind
    where T : notnull
{
    /// <summary>Reads the value; false where findings were reported and there is no value to go on with.</summary>
    public abstract bool TryRead(YamlNode node, string path, ReadContext context, [MaybeNullWhen(false)] out T value);
}
