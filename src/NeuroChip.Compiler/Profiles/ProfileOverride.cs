using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;

namespace NeuroChip.Compiler.Profiles;

/// <summary>A value from the command line that replaces, or adds to, one of the profile: <c>--set core.neurons=64</c>.</summary>
/// <param name="Path">Keys joined by dots, as <c>profiles show</c> prints them.</param>
/// <param name="Value">As it would stand in the file.</param>
public readonly record struct ProfileOverride(string Path, string Value)
{
    /// <summary>Shown where a position in a file would be.</summary>
    public SourceLocation Location => new($"--set {Path}");

    /// <summary>Splits "path=value".</summary>
    public static bool TryParse(string text, DiagnosticBag diagnostics, out ProfileOverride parsed)
    {
        var split = text.IndexOf('=', StringComparison.Ordinal);
        parsed = split > 0 ? new ProfileOverride(text[..split].Trim(), text[(split + 1)..].Trim()) : default;
        if (split <= 0)
        {
            diagnostics.Add(ProfileCodes.BadOverride.With($"'--set {Yaml.Printable.Text(text)}' has no path=value."));
        }

        return split > 0;
    }
}
