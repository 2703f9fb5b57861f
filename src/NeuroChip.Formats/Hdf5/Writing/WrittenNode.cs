using System.Collections.Immutable;
using System.Text;

namespace NeuroChip.Formats.Hdf5.Writing;

/// <summary>A group or dataset that is to be written.</summary>
abstract record WrittenNode;

/// <summary>A group; members come in the order of their names' UTF-8 bytes, in which the format wants them.</summary>
sealed record WrittenGroup : WrittenNode
{
    public SortedDictionary<string, WrittenNode> Members { get; } = new(Comparer<string>.Create(CompareBytes));

    static int CompareBytes(string? a, string? b) =>
        Encoding.UTF8.GetBytes(a ?? "").AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(b ?? ""));
}

/// <summary>An array of numbers or bools.</summary>
/// <param name="Content">Little-endian elements in row-major order.</param>
sealed record WrittenArray(Hdf5Type Type, ImmutableArray<long> Dimensions, byte[] Content) : WrittenNode;

/// <summary>An array of text.</summary>
sealed record WrittenText(ImmutableArray<long> Dimensions, ImmutableArray<string> Texts) : WrittenNode;
