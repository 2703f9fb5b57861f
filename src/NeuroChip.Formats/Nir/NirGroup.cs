using System.Collections.Immutable;

namespace NeuroChip.Formats.Nir;

/// <summary>Named values one level down, such as a node's <c>metadata</c>; names in byte order.</summary>
public sealed record NirGroup(ImmutableSortedDictionary<string, NirValue> Members) : NirValue
{
    public static NirGroup Empty { get; } = new(ImmutableSortedDictionary.Create<string, NirValue>(StringComparer.Ordinal));

    public NirGroup With(string name, NirValue value) => new(Members.SetItem(name, value));
}
