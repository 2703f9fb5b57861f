using System.Text;

namespace NeuroChip.Formats.Hdf5.Writing;

/// <summary>A group; members come in the order of their names' UTF-8 bytes, in which the format wants them.</summary>
sealed record WrittenGroup : WrittenNode
{
    public SortedDictionary<string, WrittenNode> Members { get; } = new(Comparer<string>.Create(CompareBytes));

    static int CompareBytes(string? a, string? b) =>
        Encoding.UTF8.GetBytes(a ?? "").AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(b ?? ""));
}
