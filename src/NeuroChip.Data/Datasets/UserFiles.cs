using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Formats.Csv;
using NeuroChip.Formats.Idx;
using NeuroChip.Formats.Npy;

namespace NeuroChip.Data.Datasets;

/// <summary>Opens what a user names by its files; the forms are listed at <see cref="DatasetCatalog.Open"/>.</summary>
static class UserFiles
{
    /// <summary>Null where the text has none of the forms.</summary>
    public static IDataset? TryOpen(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var files = text[(colon + 1)..].Split(',');
        return (colon < 0 ? "" : text[..colon]) switch
        {
            "csv" => Tables(text, files),
            "idx" => ArrayDatasets.OfUser(text, Counted(text, files), IdxReader.Read),
            "npy" => ArrayDatasets.OfUser(text, Counted(text, files), NpyReader.Read),
            "events" => EventDataset.OpenUser(text, text[(colon + 1)..]),
            _ when IsTable(text) => TableDatasets.Divided(text, CsvReader.Read(text)),
            _ => null,
        };
    }

    static bool IsTable(string path) =>
        path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".csv.gz", StringComparison.OrdinalIgnoreCase);

    static IDataset Tables(string text, string[] files) => files switch
    {
        [var test] => TableDatasets.Separate(text, null, CsvReader.Read(test)),
        [var training, var test] => TableDatasets.Separate(text, CsvReader.Read(training), CsvReader.Read(test)),
        _ => throw WrongCount(text, files.Length, "1 (test) or 2 (training, test)"),
    };

    static string[] Counted(string text, string[] files) =>
        files.Length is 2 or 4 ? files : throw WrongCount(text, files.Length, "2 (samples, labels) or 4 (those of the training split first)");

    static InputErrorException WrongCount(string text, int count, string allowed) =>
        new(DataCodes.UnknownDataset.With($"'{text}' names {count} files; {allowed} are needed, separated by commas."));
}
