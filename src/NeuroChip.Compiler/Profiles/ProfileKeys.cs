using System.Collections.Immutable;
using NeuroChip.Compiler.Profiles.Definition;

namespace NeuroChip.Compiler.Profiles;

/// <summary>The paths that <c>--set</c> can change.</summary>
public static class ProfileKeys
{
    /// <summary>In the order of the definition; names of a user's choice stand in angle brackets: "energy.&lt;event&gt;.value".</summary>
    public static ImmutableArray<string> All { get; } = [.. ProfileDefinition.Root.Keys("").Select(key => key.Path)];

    /// <summary>Whether a path is one of them, with any name where one may be chosen.</summary>
    public static bool Exists(string path) => All.Any(key => Matches(key.Split('.'), path.Split('.')));

    static bool Matches(string[] key, string[] path) =>
        key.Length == path.Length && key.Zip(path).All(pair => pair.First == pair.Second || (pair.First.StartsWith('<') && pair.Second.Length > 0));
}
