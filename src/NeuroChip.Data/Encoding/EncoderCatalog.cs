using System.Collections.Immutable;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Data.Datasets;

namespace NeuroChip.Data.Encoding;

/// <summary>The encoders by name.</summary>
public static class EncoderCatalog
{
    public const string Constant = "constant";
    public const string Direct = "direct";
    public const string Rate = "rate";
    public const string Poisson = "poisson";
    public const string Periodic = "periodic";
    public const string Latency = "latency";
    public const string Frames = "frames";

    public static ImmutableArray<(string Name, string Title)> All { get; } =
    [
        (Constant, "the value as a constant current, every tick"),
        (Direct, "the recorded spikes, one step per tick"),
        (Rate, "evenly spaced spikes, as many as the value is large"),
        (Poisson, "random spikes, as likely as the value is large"),
        (Periodic, "nearly regular spikes from a random phase, as many as the value is large"),
        (Latency, "one spike, the earlier the larger the value"),
        (Frames, "counts of recorded events per step, polarity and pixel"),
    ];

    /// <summary>The encoder that the options name, bound to a split; NC7009, NC7010 or NC7012 where that is not possible.</summary>
    public static ISampleEncoder Bind(IDataset dataset, EncodingOptions options)
    {
        var name = options.Encoder ?? dataset.Info.DefaultEncoder;
        if (All.All(encoder => encoder.Name != name))
        {
            var names = All.Select(encoder => encoder.Name).ToList();
            throw new InputErrorException(DataCodes.UnknownEncoder.With(
                $"There is no encoder '{name}'; there are {string.Join(", ", names)}.{NearestName.Suggestion(name, names)}"));
        }

        return dataset switch
        {
            IValueDataset values => new ValueSampleEncoder(values, options.Split, ForValues(values.Info, name, options)),
            IEventDataset events when name == Frames => new FrameEncoder(events, options.Split, CheckedStep(options.StepMicroseconds)),
            _ => throw DoesNotFit(dataset.Info, name),
        };
    }

    static IValueEncoder ForValues(DatasetInfo info, string name, EncodingOptions options) => name switch
    {
        Constant => new ConstantEncoder(),
        Rate => new RateEncoder(),
        Poisson => new PoissonEncoder(options.Seed, CheckedRate(name, options.Rate)),
        Periodic => new PeriodicEncoder(options.Seed, CheckedRate(name, options.Rate)),
        Latency => new LatencyEncoder(),
        Direct when info.SampleShape.Rank > 1 => new DirectEncoder(info.SampleShape[0]),
        _ => throw DoesNotFit(info, name),
    };

    static double CheckedRate(string name, double rate) => rate is > 0 and <= 1
        ? rate
        : throw new InputErrorException(DataCodes.BadEncoding.With(FormattableString.Invariant(
            $"The rate of {name} is {rate}; above 0 and at most 1 is allowed.")));

    static int CheckedStep(int microseconds) => microseconds >= 1
        ? microseconds
        : throw new InputErrorException(DataCodes.BadEncoding.With(FormattableString.Invariant(
            $"The step of frames is {microseconds} µs; at least 1 is allowed.")));

    static InputErrorException DoesNotFit(DatasetInfo info, string name) => new(DataCodes.EncoderDoesNotFit.With(
        $"'{name}' cannot encode '{info.Name}', whose samples are {info.SampleShape}; use '{info.DefaultEncoder}'."));
}
