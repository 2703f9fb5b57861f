using NeuroChip.Core.Diagnostics;

namespace NeuroChip.Data.Datasets;

/// <summary>
/// Labelled samples. Files are read when a split is first asked for; a damaged one throws <see cref="InputErrorException"/> then.
/// All members are safe to call from several threads.
/// </summary>
public interface IDataset
{
    DatasetInfo Info { get; }

    /// <summary>Samples of a split; 0 where the set does not have it.</summary>
    int Count(Split split);

    /// <summary>Class of a sample, 0 … <see cref="DatasetInfo.Classes"/> − 1.</summary>
    int Label(Split split, int sample);
}
