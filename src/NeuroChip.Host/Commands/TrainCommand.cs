using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using NeuroChip.Compiler.Importing.Nir;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Data.Datasets;
using NeuroChip.Data.Encoding;
using NeuroChip.Formats.Nir;
using NeuroChip.Host.CommandLine;
using NeuroChip.Host.Pipeline;
using NeuroChip.Training;

namespace NeuroChip.Host.Commands;

/// <summary>Trains a network of dense LIF layers on a data set and writes it as NIR.</summary>
static class TrainCommand
{
    const int DefaultTicks = 16;

    static readonly Option<string> Dataset = new("--dataset", "-d") { Description = "A data set by name, or your own files", DefaultValueFactory = _ => "digits" };

    static readonly Option<string> Hidden = new("--hidden") { Description = "Neurons of the hidden layers, e.g. 128 or 256,128", DefaultValueFactory = _ => "96" };

    static readonly Option<int> Epochs = new("--epochs") { Description = "Passes over the training samples", DefaultValueFactory = _ => 40 };

    static readonly Option<int> Batch = new("--batch") { Description = "Samples between weight updates", DefaultValueFactory = _ => 32 };

    static readonly Option<double> LearningRate = new("--learning-rate") { Description = "Step length of Adam at the start", DefaultValueFactory = _ => 5e-3 };

    static readonly Option<double> Decay = new("--decay") { Description = "Share of the membrane left after a tick, 0 up to below 1", DefaultValueFactory = _ => 0.9 };

    static readonly Option<string> Out = new("--out", "-o") { Description = "The .nir file to write", DefaultValueFactory = _ => "trained.nir" };

    public static Command Create()
    {
        var command = new Command("train", "Train dense LIF layers on a data set and write a .nir network")
        {
            Dataset, Hidden, Epochs, Batch, LearningRate, Decay, Out, ExecutionOptions.Force, ExecutionOptions.Threads, ChipOptions.Seed,
            DataOptions.Data, DataOptions.Ticks, DataOptions.Encoder, DataOptions.Samples,
        };
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(parsed, cancellation)));
        return command.WithExamples(
            "train --dataset digits --out mine.nir",
            "train --dataset mnist --data DIR --hidden 128 --ticks 25 --epochs 10 --out mnist.nir");
    }

    static int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var terminal = new Terminal(parsed);
        var path = parsed.GetRequiredValue(Out);
        var force = parsed.GetValue(ExecutionOptions.Force);
        OutputFile.RequireFree(path, force);
        var dataset = DatasetCatalog.Open(parsed.GetRequiredValue(Dataset), InputLoader.Roots(parsed));
        var training = Samples(parsed, dataset, Split.Train);
        var test = Samples(parsed, dataset, Split.Test);
        TrainingProgress? last = null;
        var network = LifTrainer.Train(Options(parsed, training, cancellation), training, test, progress =>
        {
            last = progress;
            terminal.Note(string.Create(
                CultureInfo.InvariantCulture,
                $"epoch {progress.Epoch}/{progress.Epochs}  loss {progress.Loss:F4}  training {progress.TrainingAccuracy:P2}  test {progress.ValidationAccuracy:P2}"));
        });
        var diagnostics = new DiagnosticBag();
        var graph = NirExporter.Export(network, diagnostics);
        RunVerb.Print(terminal, diagnostics);
        if (graph is null)
        {
            return (int)ExitCodes.For(diagnostics.Items);
        }

        OutputFile.Write(path, force, stream => NirFile.Write(graph, stream));
        Report(terminal, path, last!, training);
        return (int)ExitCode.Done;
    }

    static EncodedSamples Samples(ParseResult parsed, IDataset dataset, Split split) => EncodedSamples.Create(dataset, new EncodingOptions
    {
        Encoder = parsed.GetValue(DataOptions.Encoder),
        Split = split,
        Ticks = parsed.GetValue(DataOptions.Ticks) ?? DefaultTicks,
        Samples = parsed.GetValue(DataOptions.Samples),
        Seed = parsed.GetValue(ChipOptions.Seed),
    });

    static TrainingOptions Options(ParseResult parsed, EncodedSamples training, CancellationToken cancellation) => new()
    {
        Name = Path.GetFileNameWithoutExtension(parsed.GetRequiredValue(Out)),
        Input = training.InputShape,
        HiddenLayers = [.. Layers(parsed.GetRequiredValue(Hidden))],
        Classes = training.Dataset.Info.Classes,
        Decay = parsed.GetValue(Decay),
        Epochs = parsed.GetValue(Epochs),
        BatchSize = parsed.GetValue(Batch),
        LearningRate = parsed.GetValue(LearningRate),
        Seed = parsed.GetValue(ChipOptions.Seed),
        Threads = ExecutionOptions.ThreadsOf(parsed),
        Cancellation = cancellation,
    };

    static IEnumerable<int> Layers(string text)
    {
        foreach (var word in text.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            yield return int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var neurons) && neurons > 0
                ? neurons
                : throw new InputErrorException(FileCodes.BadValue.With($"--hidden '{text}' is not a list of positive numbers such as 256,128."));
        }
    }

    static void Report(Terminal terminal, string path, TrainingProgress last, EncodedSamples training)
    {
        if (terminal.Json)
        {
            terminal.WriteJson(new JsonObject
            {
                ["format"] = "neurochip-train/1",
                ["network"] = path,
                ["dataset"] = training.Dataset.Info.Name,
                ["encoder"] = training.EncoderName,
                ["ticksPerSample"] = training.Ticks,
                ["epochs"] = last.Epochs,
                ["loss"] = last.Loss,
                ["trainingAccuracy"] = last.TrainingAccuracy,
                ["testAccuracy"] = last.ValidationAccuracy,
            });
            return;
        }

        terminal.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{path}: test accuracy {last.ValidationAccuracy * 100:F2} % with {training.Ticks} ticks, {training.EncoderName} encoding"));
        terminal.Output.WriteLine($"neurochip compare {path} --dataset {training.Dataset.Info.Name} --ticks {training.Ticks}");
    }
}
