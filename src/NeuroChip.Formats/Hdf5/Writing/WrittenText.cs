using System.Collections.Immutable;

namespace NeuroChip.Formats.Hdf5.Writing;

/// <summary>An array of text.</summary>
sealed record WrittenText(ImmutableArray<long> Dimensions, ImmutableArray<string> Texts) : WrittenNode;
