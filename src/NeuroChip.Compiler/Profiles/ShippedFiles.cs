using System.Collections.Immutable;
using System.Reflection;
using System.Text;

namespace NeuroChip.Compiler.Profiles;

/// <summary>YAML files of one folder of the repository, which the assembly carries as resources.</summary>
/// <param name="folder">With a slash at its end.</param>
sealed class ShippedFiles(string folder)
{
    const string Extension = ".yaml";

    static readonly Assembly Resources = typeof(ShippedFiles).Assembly;

    /// <summary>Names without folder and extension, in ordinal order.</summary>
    public ImmutableArray<string> Names { get; } =
    [
        .. Resources.GetManifestResourceNames()
            .Where(name => name.StartsWith(folder, StringComparison.Ordinal) && name.EndsWith(Extension, StringComparison.Ordinal))
            .Select(name => name[folder.Length..^Extension.Length])
            .Where(name => !name.Contains('/', StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Where the file stands in the repository.</summary>
    public string PathOf(string name) => folder + name + Extension;

    /// <summary>Text of a file, with its comments.</summary>
    public string Text(string name)
    {
        using var stream = Resources.GetManifestResourceStream(PathOf(name))
            ?? throw new ArgumentException($"'{name}' is not shipped in {folder}", nameof(name));
        return new StreamReader(stream, Encoding.UTF8).ReadToEnd();
    }
}
