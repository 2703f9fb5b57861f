using System.Collections;
using System.Globalization;
using System.Text.Json.Nodes;
using NeuroChip.Compiler.Profiles.Yaml;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;

namespace NeuroChip.Compiler.Profiles.Definition;

/// <summary>A mapping with fixed keys, held as a record. Written as a table: one row a key.</summary>
/// <param name="noun">What the mapping is, for messages: "a crossbar".</param>
/// <param name="blank">The record with the defaults of its optional keys.</param>
sealed class MappingKind<T>(string noun, Func<T> blank) : ValueKind<T>, IEnumerable<MappingKey<T>>
    where T : notnull
{
    readonly List<MappingKey<T>> _keys = [];

    public override string Allowed => $"a mapping: {noun}";

    /// <param name="get">Value of a record; null or "" where it has none.</param>
    /// <param name="set">A copy of the record with the value.</param>
    public void Add<TValue>(
        string name, Presence presence, ValueKind<TValue> kind, string doc, Func<T, object?> get, Func<T, TValue, T> set)
        where TValue : notnull =>
        _keys.Add(new MappingKey<T, TValue>(name, presence, kind, doc, get, set));

    public IEnumerator<MappingKey<T>> GetEnumerator() => _keys.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override JsonObject Schema()
    {
        var properties = new JsonObject();
        foreach (var key in _keys)
        {
            var schema = key.Kind.Schema();
            schema["description"] = $"{key.Doc} Allowed: {key.Kind.Allowed}.";
            properties[key.Name] = schema;
        }

        return new JsonObject
        {
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["required"] = new JsonArray([.. _keys.Where(key => key.IsRequired).Select(key => JsonValue.Create(key.Name))]),
            ["properties"] = properties,
        };
    }

    public override IEnumerable<KeyDescription> Keys(string path) => _keys.SelectMany(key =>
    {
        var here = ReadContext.Join(path, key.Name);
        return key.Kind.Keys(here).Prepend(new KeyDescription(here, key.IsRequired, key.Kind.Allowed, key.Doc));
    });

    public override bool TryRead(YamlNode node, string path, ReadContext context, out T value)
    {
        value = blank();
        if (node is not YamlMap map)
        {
            ReportShape(node, path, context);
            return false;
        }

        context.Remember(path, map.Location);
        foreach (var entry in map.Entries)
        {
            value = ReadEntry(value, entry, path, context);
        }

        foreach (var again in map.Repeated)
        {
            var first = map.Find(again.Key)!.Value.KeyLocation.Line;
            context.Report(ProfileCodes.DuplicateKey, again.KeyLocation, string.Create(CultureInfo.InvariantCulture,
                $"'{Printable.Text(ReadContext.Join(path, again.Key))}' stands here and in line {first}."));
        }

        foreach (var missing in _keys.Where(key => key.IsRequired && map.Find(key.Name) is null))
        {
            context.Report(ProfileCodes.MissingKey, map.Location,
                $"'{ReadContext.Join(path, missing.Name)}' is missing: {missing.Doc} Allowed: {missing.Kind.Allowed}.");
        }

        return true;
    }

    public override YamlNode? Write(object value)
    {
        var map = new YamlMap(SourceLocation.None);
        foreach (var key in _keys)
        {
            if (key.Write((T)value) is { } node)
            {
                map.Set(new YamlEntry(key.Name, SourceLocation.None, node));
            }
        }

        return map;
    }

    T ReadEntry(T owner, YamlEntry entry, string path, ReadContext context)
    {
        var here = ReadContext.Join(path, entry.Key);
        if (_keys.Find(key => key.Name == entry.Key) is { } known)
        {
            context.Remember(here, entry.Value.Location);
            return known.Read(owner, entry.Value, here, context);
        }

        var names = _keys.Select(key => key.Name).ToArray();
        var allowed = $" Allowed: {string.Join(", ", names)}.";
        context.Report(ProfileCodes.UnknownKey, entry.KeyLocation,
            $"'{Printable.Text(here)}' does not exist.{NearestName.Suggestion(entry.Key, names)}{allowed}");
        return owner;
    }

    void ReportShape(YamlNode node, string path, ReadContext context)
    {
        var subject = path.Length == 0 ? "The profile" : $"'{path}'";
        var (code, found) = node is YamlScalar { IsEmpty: true }
            ? (ProfileCodes.EmptyValue, "has no value")
            : (ProfileCodes.WrongShape, $"is {node.Noun}");
        context.Report(code, node.Location, $"{subject} {found}; allowed: {Allowed}.");
    }
}
