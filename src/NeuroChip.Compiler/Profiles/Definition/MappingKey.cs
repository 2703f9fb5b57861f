using NeuroChip.Compiler.Profiles.Yaml;

namespace NeuroChip.Compiler.Profiles.Definition;

/// <summary>One key of a mapping that describes a <typeparamref name="T"/>.</summary>
abstract class MappingKey<T>(string name, Presence presence, ValueKind kind, string doc)
{
    public string Name => name;

    public bool IsRequired => presence == Presence.Required;

    public ValueKind Kind => kind;

    /// <summary>One sentence for people.</summary>
    public string Doc => doc;

    /// <summary>Reads the value into a copy of <paramref name="owner"/>; the same owner where findings were reported.</summary>
    public abstract T Read(T owner, YamlNode node, string path, ReadContext context);

    /// <summary>Null where the owner has no such value.</summary>
    public abstract YamlNode? Write(T owner);
}

/// <inheritdoc/>
sealed class MappingKey<T, TValue>(
    string name, Presence presence, ValueKind<TValue> kind, string doc, Func<T, object?> get, Func<T, TValue, T> set)
    : MappingKey<T>(name, presence, kind, doc)
    where TValue : notnull
{
    public override T Read(T owner, YamlNode node, string path, ReadContext context) =>
        kind.TryRead(node, path, context, out var value) ? set(owner, value) : owner;

    public override YamlNode? Write(T owner) => get(owner) is { } value and not "" ? kind.Write(value) : null;
}
