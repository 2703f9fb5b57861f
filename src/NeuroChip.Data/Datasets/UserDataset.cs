using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Data.Encoding;

namespace NeuroChip.Data.Datasets;

/// <summary>A data set out of a user's files: shape, classes and scaling are taken from the samples.</summary>
static class UserDataset
{
    /// <param name="name">The text that named the files.</param>
    /// <param name="training">Decides the scaling; null where only a test split was given.</param>
    /// <param name="test">The test split.</param>
    public static ValueDataset Create(string name, RawSamples? training, RawSamples test)
    {
        if (training is not null && training.SampleShape != test.SampleShape)
        {
            throw new InputErrorException(DataCodes.DoesNotMatch.At(new(test.File),
                $"samples of '{test.File}' are {test.SampleShape}; those of '{training.File}' are {training.SampleShape}."));
        }

        var scaling = ValueScaling.For(training ?? test);
        var trainingSplit = training is null ? ValueSplit.Empty : new ValueSplit(scaling.Apply(training), training.Labels);
        var testSplit = new ValueSplit(scaling.Apply(test), test.Labels);
        var info = new DatasetInfo
        {
            Name = name,
            Title = "files given by the user",
            Licence = "not stated",
            SampleShape = test.SampleShape,
            Classes = 1 + trainingSplit.Labels.Concat(testSplit.Labels).Max(),
            DefaultEncoder = IsRecording(test, scaling) ? EncoderCatalog.Direct : EncoderCatalog.Rate,
        };
        return new ValueDataset(info, scaling.Maximum, split => split switch
        {
            Split.Train => trainingSplit,
            Split.Test => testSplit,
            _ => ValueSplit.Empty,
        });
    }

    // Zeros and ones over at least two axes are spikes over time; the user can say otherwise by naming an encoder.
    static bool IsRecording(RawSamples samples, ValueScaling scaling) => samples.SampleShape.Rank > 1 && scaling.Maximum == 1;
}
