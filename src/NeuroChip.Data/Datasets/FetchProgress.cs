namespace NeuroChip.Data.Datasets;

/// <summary>How far the transfer of a file is.</summary>
/// <param name="Source">The file.</param>
/// <param name="Received">Bytes so far, of <see cref="DatasetSource.Bytes"/>.</param>
public readonly record struct FetchProgress(DatasetSource Source, long Received);
