using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;

namespace NeuroChip.Data.Datasets;

/// <summary>Finds the files of a known data set.</summary>
static class DatasetFiles
{
    /// <summary>Path of the file below one of the roots; NC7002 where it is in none.</summary>
    public static string Locate(DatasetRoots roots, string dataset, string relativePath) =>
        roots.Find(relativePath) ?? throw new InputErrorException(DataCodes.NotOnThisMachine.With(
            $"'{dataset}' needs {relativePath}, looked for in {Folders(roots)}."));

    static string Folders(DatasetRoots roots) =>
        roots.Folders.Count == 0 ? "no folder" : string.Join(" and ", roots.Folders.Select(folder => $"'{folder}'"));
}
