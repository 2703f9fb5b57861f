using System.Text;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;

namespace NeuroChip.Compiler.Profiles.Yaml;

/// <summary>YAML files that users name on the command line or in a profile.</summary>
static class UserYaml
{
    const string Extension = ".yaml";

    static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>What has a folder, ends in .yaml or .yml, or exists is a path; anything else a name.</summary>
    public static bool IsPath(string nameOrPath) =>
        nameOrPath.AsSpan().ContainsAny('/', '\\')
        || nameOrPath.EndsWith(Extension, StringComparison.OrdinalIgnoreCase)
        || nameOrPath.EndsWith(".yml", StringComparison.OrdinalIgnoreCase)
        || File.Exists(nameOrPath);

    /// <param name="noun">What the file is, for messages.</param>
    /// <returns>Null where errors were reported.</returns>
    public static string? Read(string path, string noun, DiagnosticBag diagnostics)
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
            diagnostics.Add(FileCodes.NotFound.At(place, $"The {noun} does not exist."));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            diagnostics.Add(FileCodes.NotReadable.At(place, $"The {noun} cannot be opened."));
        }

        return null;
    }
}
