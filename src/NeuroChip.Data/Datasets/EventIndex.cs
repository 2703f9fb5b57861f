using System.Globalization;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Formats.Csv;
using NeuroChip.Formats.Files;

namespace NeuroChip.Data.Datasets;

/// <summary>
/// Lists the recordings of a folder or archive: by its <c>labels.csv</c> (columns file, split, label) in the order of its lines; else by
/// folders, as N-MNIST is published: <c>Train/0/00002.bin</c>, <c>Test/9/…</c>, in ordinal order. Folders of classes without a folder of
/// a split above them are test recordings.
/// </summary>
static class EventIndex
{
    const string List = "labels.csv";
    const int LongestList = 1 << 24;

    public static List<EventRecordingFile> Read(IFileTree tree)
    {
        var list = tree.Files.FirstOrDefault(file => file == List || file.EndsWith("/" + List, StringComparison.Ordinal));
        var recordings = list is null ? ByFolders(tree) : ByList(tree, list);
        return recordings.Count > 0 ? recordings : throw new InputErrorException(DataCodes.DoesNotMatch.At(new(tree.Name),
            $"'{tree.Name}' holds no recordings; labels.csv with .bin or .bs2 files, or folders Train/0 … Test/9 with .bin files are needed."));
    }

    static List<EventRecordingFile> ByFolders(IFileTree tree)
    {
        var recordings = new List<EventRecordingFile>();
        foreach (var file in tree.Files)
        {
            var parts = file.Split('/');
            if (IsRecording(file) && parts.Length >= 2 && TryLabel(parts[^2], out var label))
            {
                recordings.Add(new EventRecordingFile(file, SplitOf(parts), label));
            }
        }

        return recordings;
    }

    static Split SplitOf(string[] parts) =>
        parts.Length >= 3 && parts[^3].Equals("Train", StringComparison.OrdinalIgnoreCase) ? Split.Train : Split.Test;

    static bool IsRecording(string file) => Path.GetExtension(file) is ".bin" or ".bs2";

    static List<EventRecordingFile> ByList(IFileTree tree, string list)
    {
        var name = $"{tree.Name}/{list}";
        using var text = InputFile.FromStream(name, new MemoryStream(tree.Read(list, LongestList)));
        var records = CsvReader.ReadRecords(text);
        var columns = records.Count > 0 ? records[0].Fields : [];
        var (file, split, label) = (Column("file"), Column("split"), Column("label"));
        var files = tree.Files.ToHashSet(StringComparer.Ordinal);
        var folder = list[..^List.Length];
        return [.. records.Skip(1).Select(Recording)];

        int Column(string title) => Array.IndexOf(columns, title) is >= 0 and var index ? index : throw new InputErrorException(
            DataCodes.DoesNotMatch.At(new(name, 1, 1), $"'{name}' has no column '{title}'; file, split and label are needed."));

        EventRecordingFile Recording(CsvRecord record) => new(
            files.Contains(folder + record.Fields[file]) ? folder + record.Fields[file] : throw new InputErrorException(
                DataCodes.DoesNotMatch.At(new(name, record.Line, 1), $"'{record.Fields[file]}' is not in '{tree.Name}'.")),
            ParseSplit(record.Fields[split], name, record.Line),
            TryLabel(record.Fields[label], out var value) ? value : throw new InputErrorException(
                DataCodes.BadLabel.At(new(name, record.Line, 1), $"the label is '{record.Fields[label]}'; an integer from 0 is needed.")));
    }

    static Split ParseSplit(string text, string name, int line) => text switch
    {
        "train" => Split.Train,
        "validation" => Split.Validation,
        "test" => Split.Test,
        _ => throw new InputErrorException(DataCodes.DoesNotMatch.At(new(name, line, 1),
            $"the split is '{text}'; train, validation or test is needed.")),
    };

    static bool TryLabel(string text, out int label) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out label) && label < LabelReader.MaximumClasses;
}
