using System.Collections.Immutable;
using NeuroChip.Core.Diagnostics;

namespace NeuroChip.Data.Datasets;

/// <summary>A data set that the product knows by name.</summary>
/// <param name="Info">As the loaded set reports it.</param>
/// <param name="Counts">Samples in training, validation and test split.</param>
/// <param name="Sources">Its files; empty for an embedded set.</param>
/// <param name="Open">Opens it below the given roots; throws <see cref="InputErrorException"/> (NC7002) where files are missing.</param>
public sealed record DatasetEntry(
    DatasetInfo Info,
    (int Train, int Validation, int Test) Counts,
    ImmutableArray<DatasetSource> Sources,
    Func<DatasetRoots, IDataset> Open)
{
    /// <summary>True where every file is there (content is not read) or none is needed.</summary>
    public bool IsPresent(DatasetRoots roots) => Sources.All(source => roots.Find(source.File) is not null);
}
