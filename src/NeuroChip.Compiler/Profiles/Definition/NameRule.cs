using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;

namespace NeuroChip.Compiler.Profiles.Definition;

/// <summary>Which keys a table may have, and in which order they are held.</summary>
/// <param name="Allowed">For messages.</param>
/// <param name="Names">The only names; empty: any name that <paramref name="Accepts"/>.</param>
/// <param name="Order">Sort key of an accepted name.</param>
sealed record NameRule(string Allowed, ImmutableArray<string> Names, Func<string, bool> Accepts, Func<string, int> Order)
{
    /// <summary>Stands for a name in paths of the key reference.</summary>
    public string Placeholder => Names.IsEmpty ? "name" : "event";

    const int LongestName = 40;
    const int LongestLayer = 200;
    const int MostTiles = 1 << 20;

    /// <summary>Words of letters, digits and hyphens, in ordinal order.</summary>
    public static NameRule Word { get; } = new(
        "names of letters, digits and hyphens", [], name => name.Length is > 0 and <= LongestName && name.All(IsWordCharacter), _ => 0);

    /// <summary>Names of projections, as networks give them, in ordinal order. A dot would end the word in a path.</summary>
    public static NameRule Layer { get; } = new(
        "names of projections without dots and spaces", [], name => name.Length is > 0 and <= LongestLayer && name.All(IsLayerCharacter), _ => 0);

    /// <summary>Numbers of tiles, ascending.</summary>
    public static NameRule Tiles { get; } = new(
        "numbers of tiles from 1", [], name => TryTiles(name, out _), name => TryTiles(name, out var tiles) ? tiles : 0);

    public static NameRule OneOf(ImmutableArray<string> names) => new(string.Join(", ", names), names, names.Contains, names.IndexOf);

    public JsonObject Schema() =>
        Names.IsEmpty
            ? new JsonObject { ["pattern"] = this == Tiles ? "^[1-9][0-9]*$" : this == Layer ? "^[A-Za-z0-9_+/>()-]+$" : "^[A-Za-z0-9-]+$" }
            : new JsonObject { ["enum"] = new JsonArray([.. Names.Select(name => JsonValue.Create(name))]) };

    static bool IsWordCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c == '-';

    static bool IsLayerCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '+' or '-' or '/' or '>' or '(' or ')';

    static bool TryTiles(string name, out int tiles)
    {
        tiles = 0;
        return CountKind.IsPlain(name)
            && int.TryParse(name, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out tiles)
            && tiles is > 0 and <= MostTiles;
    }
}
