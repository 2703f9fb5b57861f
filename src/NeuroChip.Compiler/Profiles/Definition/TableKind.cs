using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Nodes;
using NeuroChip.Compiler.Profiles.Yaml;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;

namespace NeuroChip.Compiler.Profiles.Definition;

/// <summary>A mapping from names to values of one kind, held as pairs in the order of the names' rule.</summary>
/// <param name="names">Which keys there may be.</param>
/// <param name="repeated">Code for a key that stands twice.</param>
sealed class TableKind<T>(NameRule names, ValueKind<T> entry, DiagnosticDescriptor repeated) : ValueKind<ImmutableArray<(string Name, T Value)>>
    where T : notnull
{
    public override string Allowed => $"a table of {names.Allowed}";

    public override JsonObject Schema() => new()
    {
        ["type"] = "object",
        ["propertyNames"] = names.Schema(),
        ["additionalProperties"] = entry.Schema(),
    };

    public override IEnumerable<KeyDescription> Keys(string path) => entry.Keys($"{path}.<{names.Placeholder}>");

    public override bool TryRead(
        YamlNode node, string path, ReadContext context, [MaybeNullWhen(false)] out ImmutableArray<(string Name, T Value)> value)
    {
        value = [];
        if (node is not YamlMap map)
        {
            var code = node is YamlScalar { IsEmpty: true } ? ProfileCodes.EmptyValue : ProfileCodes.WrongShape;
            context.Report(code, node.Location, $"'{path}' is {node.Noun}; allowed: {Allowed}.");
            return false;
        }

        var pairs = new List<(string Name, T Value)>();
        foreach (var item in map.Entries.Where(item => Accepts(item, path, context)))
        {
            var here = ReadContext.Join(path, item.Key);
            context.Remember(here, item.Value.Location);
            if (entry.TryRead(item.Value, here, context, out var read))
            {
                pairs.Add((item.Key, read));
            }
        }

        ReportRepeated(map, path, context);
        value = [.. pairs.OrderBy(pair => names.Order(pair.Name)).ThenBy(pair => pair.Name, StringComparer.Ordinal)];
        return true;
    }

    public override YamlNode? Write(object value)
    {
        var map = new YamlMap(SourceLocation.None);
        foreach (var (name, item) in (ImmutableArray<(string, T)>)value)
        {
            map.Set(new YamlEntry(name, SourceLocation.None, entry.Write(item)!));
        }

        return map.Entries.Count == 0 ? null : map;
    }

    bool Accepts(YamlEntry item, string path, ReadContext context)
    {
        if (names.Accepts(item.Key))
        {
            return true;
        }

        var here = Printable.Text(ReadContext.Join(path, item.Key));
        context.Report(ProfileCodes.UnknownKey, item.KeyLocation,
            $"'{here}' does not exist.{NearestName.Suggestion(item.Key, names.Names)} Allowed: {names.Allowed}.");
        return false;
    }

    void ReportRepeated(YamlMap map, string path, ReadContext context)
    {
        foreach (var again in map.Repeated)
        {
            var first = map.Find(again.Key)!.Value.KeyLocation.Line;
            context.Report(repeated, again.KeyLocation, string.Create(CultureInfo.InvariantCulture,
                $"'{Printable.Text(ReadContext.Join(path, again.Key))}' stands here and in line {first}."));
        }
    }
}
