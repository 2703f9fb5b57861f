using System.Collections.Immutable;

namespace NeuroChip.Formats.Nir;

/// <summary>A string (no axes) or an array of strings, row-major.</summary>
public sealed record NirText(ImmutableArray<long> Shape, ImmutableArray<string> Values) : NirValue
{
    public NirText(string value)
        : this([], [value])
    {
    }

    /// <summary>The one string; null where there are several or none.</summary>
    public string? Single => Values.Length == 1 ? Values[0] : null;
}
