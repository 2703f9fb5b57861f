using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Networks;
using NeuroChip.Core.Runs;
using NeuroChip.Data.Datasets;

namespace NeuroChip.Data.Encoding;

/// <summary>Samples of a data set, encoded when they are asked for. Safe from any thread.</summary>
public sealed class EncodedSamples : ISampleSource
{
    readonly ISampleEncoder _encoder;
    readonly Split _split;
    readonly int _first;

    EncodedSamples(IDataset dataset, EncodingOptions options, ISampleEncoder encoder, int available)
    {
        Dataset = dataset;
        EncoderName = options.Encoder ?? dataset.Info.DefaultEncoder;
        _encoder = encoder;
        _split = options.Split;
        _first = options.First;
        Count = Math.Min(options.Samples ?? available, available - _first);
        Ticks = options.Ticks ?? encoder.DefaultTicks(_first, Count);
    }

    public IDataset Dataset { get; }

    public string EncoderName { get; }

    public int Count { get; }

    public int Ticks { get; }

    /// <summary>Axes of the input population that the samples need.</summary>
    public Shape InputShape => _encoder.InputShape;

    /// <summary>Checks everything but the network; throws an NC7 diagnostic for what cannot be.</summary>
    public static EncodedSamples Create(IDataset dataset, EncodingOptions options)
    {
        Require("ticks", options.Ticks ?? 1, 1, EncodingOptions.MaximumTicks);
        Require("samples", options.Samples ?? 1, 1, int.MaxValue);
        var encoder = EncoderCatalog.Bind(dataset, options);
        var available = dataset.Count(options.Split);
        if (available == 0)
        {
            throw new InputErrorException(DataCodes.EmptySplit.With(
                $"'{dataset.Info.Name}' has no samples in its {options.Split} split."));
        }

        Require("first sample", options.First, 0, available - 1);
        return new EncodedSamples(dataset, options, encoder, available);
    }

    /// <summary>
    /// Throws NC7011 unless the network has one input population with as many elements as a sample. Equal counts suffice: 28x28 pixels
    /// fit an input of 784 or of 1x28x28, row-major.
    /// </summary>
    public EncodedSamples RequireFit(IReadOnlyList<Shape> inputs)
    {
        if (inputs is not [var input] || input.Count != InputShape.Count)
        {
            throw new InputErrorException(DataCodes.InputMismatch.With(
                $"'{Dataset.Info.Name}' encoded by '{EncoderName}' gives {InputShape} = {InputShape.Count} elements; "
                + $"the network's inputs are {string.Join(" and ", inputs)}."));
        }

        return this;
    }

    public EncodedSample[] Encode(int sample) => [_encoder.Encode(_first + sample, Ticks)];

    public int Label(int sample) => Dataset.Label(_split, _first + sample);

    static void Require(string name, int value, int least, int greatest)
    {
        if (value < least || value > greatest)
        {
            throw new InputErrorException(DataCodes.BadEncoding.With(FormattableString.Invariant(
                $"{name} is {value}; {least} … {greatest} is allowed.")));
        }
    }
}
