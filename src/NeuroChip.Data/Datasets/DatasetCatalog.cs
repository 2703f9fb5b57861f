using System.Collections.Immutable;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;

namespace NeuroChip.Data.Datasets;

/// <summary>The data sets that the product knows by name, and the way to a user's own files.</summary>
public static class DatasetCatalog
{
    /// <summary>Embedded first, then small to large.</summary>
    public static ImmutableArray<DatasetEntry> All { get; } =
    [
        KnownTables.Digits, KnownTables.Iris, KnownTables.Wine, KnownTables.BreastCancer,
        KnownArrays.YinYang, KnownArrays.Braille7, KnownEvents.NMnist, KnownArrays.Mnist, KnownArrays.FashionMnist,
    ];

    public static DatasetEntry? Find(string name) => All.FirstOrDefault(entry => entry.Info.Name == name);

    /// <summary>
    /// A known data set by name, or a user's files: <c>TABLE.csv</c> (every fifth row is the test split), <c>csv:TEST</c>,
    /// <c>csv:TRAIN,TEST</c>, <c>idx:IMAGES,LABELS</c>, <c>npy:SAMPLES,LABELS</c> (a test split; with four files a training split
    /// first), <c>events:PATH</c>. NC7001 for anything else.
    /// </summary>
    public static IDataset Open(string nameOrFiles, DatasetRoots roots) =>
        Find(nameOrFiles)?.Open(roots)
        ?? UserFiles.TryOpen(nameOrFiles)
        ?? throw Unknown(nameOrFiles);

    static InputErrorException Unknown(string name)
    {
        var names = All.Select(entry => entry.Info.Name).ToList();
        return new InputErrorException(DataCodes.UnknownDataset.With(
            $"There is no data set '{name}'; there are {string.Join(", ", names)}.{NearestName.Suggestion(name, names)}"));
    }
}
