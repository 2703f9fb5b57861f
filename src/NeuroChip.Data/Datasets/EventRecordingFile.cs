namespace NeuroChip.Data.Datasets;

/// <summary>Where one recording lies, and what it shows.</summary>
/// <param name="File">Path in the folder or archive.</param>
/// <param name="Split">Part of the set.</param>
/// <param name="Label">Class.</param>
public sealed record EventRecordingFile(string File, Split Split, int Label);
