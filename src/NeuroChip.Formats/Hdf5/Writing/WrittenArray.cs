using System.Collections.Immutable;

namespace NeuroChip.Formats.Hdf5.Writing;

/// <summary>An array of numbers or bools.</summary>
/// <param name="Content">Little-endian elements in row-major order.</param>
sealed record WrittenArray(Hdf5Type Type, ImmutableArray<long> Dimensions, byte[] Content) : WrittenNode;
