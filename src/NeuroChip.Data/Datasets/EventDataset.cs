using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Networks;
using NeuroChip.Data.Encoding;
using NeuroChip.Formats.Events;
using NeuroChip.Formats.Files;
using NeuroChip.Formats.Zip;

namespace NeuroChip.Data.Datasets;

/// <summary>Recordings in the format of N-MNIST, in a folder or zip archive; only the list of files is kept in memory.</summary>
public sealed class EventDataset : IEventDataset
{
    /// <summary>Three million events; a recording of N-MNIST has about five thousand.</summary>
    const int LongestRecording = 1 << 24;

    readonly IFileTree _tree;
    readonly EventRecordingFile[][] _splits;

    EventDataset(DatasetInfo info, IFileTree tree, List<EventRecordingFile> recordings)
    {
        Info = info;
        _tree = tree;
        _splits = [.. Enum.GetValues<Split>().Select(split => recordings.Where(recording => recording.Split == split).ToArray())];
    }

    public DatasetInfo Info { get; }

    /// <summary>A known set: labels outside its classes are refused.</summary>
    public static EventDataset Open(DatasetInfo info, string path)
    {
        var tree = OpenTree(path);
        var recordings = EventIndex.Read(tree);
        var outside = recordings.Find(recording => recording.Label >= info.Classes);
        return outside is null ? new EventDataset(info, tree, recordings) : throw new InputErrorException(DataCodes.BadLabel.At(new(path),
            $"the label of '{outside.File}' is {outside.Label}; 0 … {info.Classes - 1} are allowed."));
    }

    /// <summary>A user's folder or archive.</summary>
    public static EventDataset OpenUser(string name, string path)
    {
        var tree = OpenTree(path);
        var recordings = EventIndex.Read(tree);
        return new EventDataset(Describe(name, "recordings given by the user", "not stated", 1 + recordings.Max(r => r.Label)), tree, recordings);
    }

    public static DatasetInfo Describe(string name, string title, string licence, int classes) => new()
    {
        Name = name,
        Title = title,
        Licence = licence,
        SampleShape = new Shape(2, NMnistReader.Side, NMnistReader.Side),
        Classes = classes,
        DefaultEncoder = EncoderCatalog.Frames,
    };

    public int Count(Split split) => _splits[(int)split].Length;

    public int Label(Split split, int sample) => _splits[(int)split][sample].Label;

    public PixelEvent[] Events(Split split, int sample)
    {
        var file = _splits[(int)split][sample].File;
        return NMnistReader.Read($"{_tree.Name}/{file}", _tree.Read(file, LongestRecording));
    }

    static IFileTree OpenTree(string path) => Directory.Exists(path) ? new FolderTree(path) : ZipTree.Open(path);
}
