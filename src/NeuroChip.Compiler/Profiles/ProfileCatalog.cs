using System.Collections.Immutable;
using NeuroChip.Compiler.Profiles.Yaml;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Hardware;

namespace NeuroChip.Compiler.Profiles;

/// <summary>The shipped profiles, and the way to a user's own.</summary>
public static class ProfileCatalog
{
    static readonly ShippedFiles Files = new("hw-profiles/");

    /// <summary>Shipped profiles in ordinal order.</summary>
    public static ImmutableArray<string> Names => Files.Names;

    /// <summary>YAML text of a shipped profile, with its comments.</summary>
    public static string Text(string name) => Files.Text(name);

    /// <summary>Loads a shipped profile by name, or a file: what has a folder or ends in .yaml or .yml is a path.</summary>
    /// <param name="places">Told where every value stands; null: nobody asks afterwards.</param>
    /// <returns>Null where errors were reported.</returns>
    public static HardwareProfile? Load(
        string nameOrPath, IReadOnlyList<ProfileOverride> overrides, DiagnosticBag diagnostics, ProfilePlaces? places = null)
    {
        if (Names.Contains(nameOrPath))
        {
            return ProfileReader.Read(Text(nameOrPath), Files.PathOf(nameOrPath), overrides, diagnostics, places);
        }

        if (UserYaml.IsPath(nameOrPath))
        {
            return UserYaml.Read(nameOrPath, "profile", diagnostics) is { } text ? ProfileReader.Read(text, nameOrPath, overrides, diagnostics, places) : null;
        }

        var suggestion = NearestName.Suggestion(nameOrPath, Names);
        diagnostics.Add(ProfileCodes.UnknownProfile.With(
            $"'{Printable.Text(nameOrPath)}' is not a shipped profile.{suggestion} There are: {string.Join(", ", Names)}."));
        return null;
    }
}
