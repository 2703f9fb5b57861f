using System.CommandLine;
using System.Globalization;
using NeuroChip.Compiler;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Networks;
using NeuroChip.Core.Runs;
using NeuroChip.Data.Datasets;
using NeuroChip.Data.Encoding;
using NeuroChip.Host.CommandLine;

namespace NeuroChip.Host.Pipeline;

/// <summary>Finds what is presented: a data set with an encoder, a file of spikes, a constant, or nothing.</summary>
static class InputLoader
{
    const int DefaultTicks = 25;

    /// <summary>Encoders whose values are spikes; of the others the largest value has to be looked for.</summary>
    static readonly HashSet<string> SpikeEncoders = [EncoderCatalog.Rate, EncoderCatalog.Poisson, EncoderCatalog.Periodic, EncoderCatalog.Latency];

    public static PresentedInput Load(IReadOnlyList<(string Name, Shape Shape)> inputs, ParseResult parsed)
    {
        RequireNamed(parsed);
        return parsed.GetValue(DataOptions.Dataset) is { } dataset
            ? FromDataset(dataset, inputs, parsed, SplitOf(parsed.GetRequiredValue(DataOptions.Split)), parsed.GetValue(DataOptions.Samples))
            : FromInput(parsed.GetRequiredValue(DataOptions.Input)!, inputs, parsed);
    }

    /// <exception cref="InputErrorException">NC0009: nothing is presented, or two things are.</exception>
    public static void RequireNamed(ParseResult parsed)
    {
        if (!IsNamed(parsed))
        {
            throw Wrong("Nothing is presented to the network: name a data set with --dataset (see 'neurochip datasets list'), or a file with --input.");
        }

        if (parsed.GetValue(DataOptions.Dataset) is not null && parsed.GetValue(DataOptions.Input) is not null)
        {
            throw Wrong("--dataset and --input exclude each other.");
        }
    }

    /// <summary>The first samples of the data set's training part, encoded as the run's; null where no data set is named.</summary>
    public static ISampleSource? Training(IReadOnlyList<(string Name, Shape Shape)> inputs, ParseResult parsed, int samples) =>
        parsed.GetValue(DataOptions.Dataset) is { } name ? FromDataset(name, inputs, parsed, Split.Train, samples).Samples : null;

    /// <summary>Whether the command line says what is presented.</summary>
    public static bool IsNamed(ParseResult parsed) =>
        parsed.GetValue(DataOptions.Dataset) is not null || parsed.GetValue(DataOptions.Input) is not null;

    public static DatasetRoots Roots(ParseResult parsed) =>
        new([.. new[] { DataFolders.Find(parsed), DataFolders.Cache }.OfType<string>()]);

    static PresentedInput FromDataset(
        string name, IReadOnlyList<(string Name, Shape Shape)> inputs, ParseResult parsed, Split split, int? count)
    {
        var options = new EncodingOptions
        {
            Encoder = parsed.GetValue(DataOptions.Encoder),
            Split = split,
            Ticks = parsed.GetValue(DataOptions.Ticks),
            Samples = count,
            Seed = parsed.GetValue(ChipOptions.Seed),
            Rate = parsed.GetValue(DataOptions.Rate) ?? 1,
        };
        var samples = EncodedSamples.Create(DatasetCatalog.Open(name, Roots(parsed)), options);
        if (parsed.GetValue(DataOptions.Rate) is { } rate && samples.EncoderName is not (EncoderCatalog.Poisson or EncoderCatalog.Periodic))
        {
            throw Wrong($"--rate {rate} is for --encoder poisson and periodic; '{samples.EncoderName}' has no such setting.");
        }

        samples.RequireFit([.. inputs.Select(port => port.Shape)]);
        var text = $"{samples.Dataset.Info.Name} {options.Split.ToString().ToLowerInvariant()}, {samples.EncoderName} encoding";
        var range = SpikeEncoders.Contains(samples.EncoderName) ? InputCoding.Spikes : RangeOf(samples);
        return new PresentedInput(inputs, samples, text, HasLabels: true, range);
    }

    static PresentedInput FromInput(string input, IReadOnlyList<(string Name, Shape Shape)> inputs, ParseResult parsed)
    {
        var shapes = inputs.Select(port => port.Shape.Count).ToArray();
        var ticks = parsed.GetValue(DataOptions.Ticks);
        ISampleSource samples = input switch
        {
            "none" => new SilentInput(shapes, ticks ?? DefaultTicks),
            _ when input.StartsWith("constant:", StringComparison.Ordinal) => new ConstantInput(shapes, ticks ?? DefaultTicks, Value(input)),
            _ => SpikeTable.Read(input, shapes, ticks),
        };
        return new PresentedInput(inputs, samples, input, HasLabels: false, RangeOf(samples));
    }

    static double Value(string input) =>
        double.TryParse(input["constant:".Length..], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : throw Wrong($"--input '{input}' is not constant: and a number, for example constant:0.5.");

    static Split SplitOf(string name) => name switch
    {
        "test" => Split.Test,
        "train" => Split.Train,
        "validation" => Split.Validation,
        _ => throw Wrong($"--split is '{name}'; test, train and validation are allowed."),
    };

    // The compiler proves that no accumulator overflows, so it has to know the largest value that a tick can bring.
    static InputCoding RangeOf(ISampleSource samples)
    {
        var largest = 1;
        var scale = 1.0;
        for (var sample = 0; sample < samples.Count; sample++)
        {
            foreach (var signal in samples.Encode(sample))
            {
                scale = signal.ValueScale;
                foreach (var value in signal.Values)
                {
                    largest = Math.Max(largest, Math.Abs(value));
                }
            }
        }

        return new InputCoding(scale, largest);
    }

    static InputErrorException Wrong(string message) => new(FileCodes.BadValue.With(message));
}
