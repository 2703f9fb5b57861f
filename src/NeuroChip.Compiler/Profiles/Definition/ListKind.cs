using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Nodes;
using NeuroChip.Compiler.Profiles.Yaml;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;

namespace NeuroChip.Compiler.Profiles.Definition;

/// <summary>A list whose elements are all of one kind.</summary>
sealed class ListKind<T>(ScalarKind<T> element) : ValueKind<ImmutableArray<T>>
    where T : notnull
{
    const int MostItems = 100;

    public override string Allowed => $"a list of: {element.Allowed}";

    public override JsonObject Schema() => new() { ["type"] = "array", ["maxItems"] = MostItems, ["items"] = element.Schema() };

    public override bool TryRead(YamlNode node, string path, ReadContext context, [MaybeNullWhen(false)] out ImmutableArray<T> value)
    {
        value = [];
        if (node is not YamlList list)
        {
            context.Report(ProfileCodes.WrongShape, node.Location, $"'{path}' is {node.Noun}; allowed: {Allowed}.");
            return false;
        }

        if (list.Items.Count > MostItems)
        {
            context.Report(ProfileCodes.BadValue, node.Location,
                string.Create(CultureInfo.InvariantCulture, $"'{path}' has {list.Items.Count} elements; allowed: up to {MostItems}."));
            return false;
        }

        foreach (var item in list.Items)
        {
            if (element.TryRead(item, path, context, out var read))
            {
                value = value.Add(read);
            }
        }

        return true;
    }

    public override YamlNode? Write(object value) => value is ImmutableArray<T> { IsEmpty: false } items
        ? new YamlList([.. items.Select(item => element.Write(item))], SourceLocation.None)
        : null;
}
