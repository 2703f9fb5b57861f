namespace NeuroChip.Formats.Hdf5.Groups;

/// <summary>One member of a group.</summary>
/// <param name="Name">Unique in its group.</param>
/// <param name="Header">Position of the member's object header; meaningless for links that are not hard.</param>
/// <param name="ForeignKind">"soft link" and the like, or null for a hard link.</param>
readonly record struct Link(string Name, long Header, string? ForeignKind = null);
