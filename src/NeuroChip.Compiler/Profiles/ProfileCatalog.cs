using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using NeuroChip.Compiler.Profiles.Yaml;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Hardware;

namespace NeuroChip.Compiler.Profiles;

/// <summary>The shipped profiles, and the way to a user's own.</summary>
public static class ProfileCatalog
{
    const string Extension = ".yaml";
    const string Prefix = "hw-profiles/";

    static readonly Assembly Resources = typeof(ProfileCatalog).Assembly;
    static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Shipped profiles in ordinal order.</summary>
    public static ImmutableArray<string> Names { get; } =
    [
        .. Resources.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(Extension, StringComparison.Ordinal))
            .Select(name => name[Prefix.Length..^Extension.Length])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>YAML text of a shipped profile, with its comments.</summary>
    public static string Text(string name)
    {
        using var stream = Resources.GetManifestResourceStream(Prefix + name + Extension)
            ?? throw new ArgumentException($"'{name}' is not a shipped profile", nameof(name));
        return new StreamReader(stream, Encoding.UTF8).ReadToEnd();
    }

    /// <summary>Loads a shipped profile by name, or a file: what has a folder or ends in .yaml or .yml is a path.</summary>
    /// <returns>Null where errors were reported.</returns>
    public static HardwareProfile? Load(string nameOrPath, IReadOnlyList<ProfileOverride> overrides, DiagnosticBag diagnostics)
    {
        if (Names.Contains(nameOrPath))
        {
            return ProfileReader.Read(Text(nameOrPath), Prefix + nameOrPath + Extension, overrides, diagnostics);
        }

        if (IsPath(nameOrPath))
        {
            return ReadFile(nameOrPath, diagnostics) is { } text ? ProfileReader.Read(text, nameOrPath, overrides, diagnostics) : null;
        }

        var suggestion = NearestName.Suggestion(nameOrPath, Names);
        diagnostics.Add(ProfileCodes.UnknownProfile.With(
            $"'{Printable.Text(nameOrPath)}' is not a shipped profile.{suggestion} There are: {string.Join(", ", Names)}."));
        return null;
    }

    static bool IsPath(string nameOrPath) =>
        nameOrPath.AsSpan().ContainsAny('/', '\\')
        || nameOrPath.EndsWith(Extension, StringComparison.OrdinalIgnoreCase)
        || nameOrPath.EndsWith(".yml", StringComparison.OrdinalIgnoreCase)
        || File.Exists(nameOrPath);

    static string? ReadFile(string path, DiagnosticBag diagnostics)
    {
        var place = new SourceLocation(path);
        try
        {
            // One byte more than allowed is enough to know; a device or a pipe has no length to ask for.
            using var stream = File.OpenRead(path);
            var bytes = new byte[YamlTree.LongestText + 1];
            var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            if (length <= YamlTree.LongestText)
            {
                return StrictUtf8.GetString(bytes, 0, length).TrimStart('\uFEFF');
            }

            diagnostics.Add(ProfileCodes.TooLarge.At(place, $"The file has more than {YamlTree.LongestText} bytes."));
        }
        catch (DecoderFallbackException e)
        {
            diagnostics.Add(ProfileCodes.NotYaml.At(place with { ByteOffset = Math.Max(e.Index, 0) }, "The file is not UTF-8 text."));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            diagnostics.Add(FileCodes.NotFound.At(place, "The profile does not exist."));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            diagnostics.Add(FileCodes.NotReadable.At(place, "The profile cannot be opened."));
        }

        return null;
    }
}
