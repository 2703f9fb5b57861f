using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Formats.Arrays;

namespace NeuroChip.Data.Datasets;

/// <summary>Data sets whose splits are pairs of array files: samples and labels.</summary>
static class ArrayDatasets
{
    /// <summary>A known set of unsigned bytes 0 … <paramref name="maximum"/>; a split is read when it is needed.</summary>
    /// <param name="info">What the files must hold.</param>
    /// <param name="maximum">Greatest value allowed.</param>
    /// <param name="files">Paths of a split's samples and labels; null for a split that does not exist.</param>
    /// <param name="read">Reader of the format.</param>
    public static IDataset OfBytes(DatasetInfo info, int maximum, Func<Split, (string Samples, string Labels)?> files, Func<string, NumberArray> read) =>
        new ValueDataset(info, maximum, split => files(split) is var (samples, labels)
            ? Convert(info, ValueScaling.Keep(maximum), ReadPair(samples, labels, read))
            : ValueSplit.Empty);

    /// <summary>A known set of real numbers, scaled by its training split.</summary>
    public static IDataset OfReals(DatasetInfo info, Func<Split, (string Samples, string Labels)> files, Func<string, NumberArray> read)
    {
        var training = new Lazy<RawSamples>(() => Read(Split.Train));
        var scaling = new Lazy<ValueScaling>(() => ValueScaling.Linear(training.Value));
        return new ValueDataset(info, ValueScaling.Largest,
            split => Convert(info, scaling.Value, split == Split.Train ? training.Value : Read(split)));

        RawSamples Read(Split split) => ReadPair(files(split).Samples, files(split).Labels, read);
    }

    /// <summary>A user's files, read at once: samples and labels of a test split, or of a training and a test split.</summary>
    public static IDataset OfUser(string name, IReadOnlyList<string> files, Func<string, NumberArray> read)
    {
        var test = ReadPair(files[^2], files[^1], read);
        return UserDataset.Create(name, files.Count == 4 ? ReadPair(files[0], files[1], read) : null, test);
    }

    static RawSamples ReadPair(string samples, string labels, Func<string, NumberArray> read) =>
        RawSamples.From(read(samples), samples, read(labels), labels);

    static ValueSplit Convert(DatasetInfo info, ValueScaling scaling, RawSamples samples)
    {
        Check(info, samples);
        return new ValueSplit(scaling.Apply(samples), samples.Labels);
    }

    static void Check(DatasetInfo info, RawSamples samples)
    {
        if (samples.SampleShape != info.SampleShape)
        {
            throw new InputErrorException(DataCodes.DoesNotMatch.At(new(samples.File),
                $"samples of '{samples.File}' are {samples.SampleShape}; those of '{info.Name}' are {info.SampleShape}."));
        }

        var bad = Array.FindIndex(samples.Labels, label => label >= info.Classes);
        if (bad >= 0)
        {
            throw new InputErrorException(DataCodes.BadLabel.At(new(samples.File),
                $"label {bad} of '{info.Name}' is {samples.Labels[bad]}; 0 … {info.Classes - 1} are allowed."));
        }
    }
}
