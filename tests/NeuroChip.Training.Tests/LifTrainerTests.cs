using NeuroChip.Compiler.Importing.Nir;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Networks;
using NeuroChip.Core.Networks.Stages;
using NeuroChip.Core.Runs;
using NeuroChip.Data.Datasets;
using NeuroChip.Data.Encoding;
using NeuroChip.Formats.Nir;
using NeuroChip.Reference;
using NeuroChip.Tests.Shared;
using NeuroChip.Training.Weights;

namespace NeuroChip.Training.Tests;

public class LifTrainerTests
{
    static readonly EncodedSamples Training = Digits(Split.Train);
    static readonly EncodedSamples Test = Digits(Split.Test);

    // The shipped network is what the defaults make of the digits, bit for bit; at least 96 % is what it promises.
    [Fact]
    public void Train_DigitsByDefault_MakesTheShippedNetwork()
    {
        List<TrainingProgress> epochs = [];
        var network = LifTrainer.Train(Options with { Threads = 2 }, Training, Test, epochs.Add);

        Weights(network).Should().Equal(Weights(Shipped()));
        epochs.Should().HaveCount(40);
        epochs[^1].Loss.Should().BeLessThan(epochs[0].Loss / 10);
        epochs[^1].ValidationAccuracy.Should().BeGreaterThanOrEqualTo(0.96);
        Accuracy(network).Should().Be(epochs[^1].ValidationAccuracy, "the reference computes what was trained");
    }

    [Fact]
    public void Train_AnyNumberOfThreads_SameWeights()
    {
        var one = LifTrainer.Train(Options with { Epochs = 1 }, Training);
        var three = LifTrainer.Train(Options with { Epochs = 1, Threads = 3 }, Training);

        Weights(three).Should().Equal(Weights(one));
    }

    [Fact]
    public void Train_AnotherSeed_OtherWeights() =>
        Weights(LifTrainer.Train(Options with { Epochs = 1, Seed = 2 }, Training))
            .Should().NotEqual(Weights(LifTrainer.Train(Options with { Epochs = 1 }, Training)));

    [Fact]
    public void Train_Network_StepsAsTrained()
    {
        var network = LifTrainer.Train(
            Options with { Name = "digits", Input = new Shape(8, 8), HiddenLayers = [12, 11], Epochs = 1, Decay = 0.75 }, Training);

        network.Name.Should().Be("digits");
        network.Populations.Select(p => (p.Name, p.Size)).Should().Equal(("input", 64), ("lif1", 12), ("lif2", 11), ("lif3", 10));
        network.Projections.Select(p => p.Name).Should().Equal("fc1", "fc2", "fc3");
        network.Projections[0].Stages[0].Should().BeOfType<ReshapeStage>();
        network.Outputs.Should().Equal("lif3");
        network.Discretization.Should().Be(new Discretization { Dt = 1e-3 });
        var lif = network["lif1"].Model.Should().BeOfType<LifModel>().Subject;
        (1 - (1e-3 / lif.Tau[0])).Should().BeApproximately(0.75, 1e-15);
        (1e-3 / lif.Tau[0] * lif.R[0]).Should().BeApproximately(1, 1e-15);
        Weights(network).Should().OnlyContain(w => w == (float)w, "files store single precision");
    }

    [Fact]
    public void Train_WeightTransform_ShapesTheNetwork()
    {
        var network = LifTrainer.Train(Options with { Epochs = 1, WeightTransform = new Signs() }, Training);

        Weights(network).Should().OnlyContain(w => Math.Abs(w) == 0.25);
    }

    [Fact]
    public void Train_Cancelled_Throws()
    {
        using var cancellation = new CancellationTokenSource();

        FluentActions.Invoking(() => LifTrainer.Train(
                Options with { Cancellation = cancellation.Token }, Training, null, _ => cancellation.Cancel()))
            .Should().Throw<OperationCanceledException>();
    }

    public static TheoryData<TrainingOptions> BadOptions =>
    [
        Options with { Epochs = 0 }, Options with { BatchSize = 0 }, Options with { Threads = 0 }, Options with { Decay = 1 },
        Options with { LearningRate = 0 }, Options with { LearningRate = double.NaN }, Options with { WeightDecay = -1 },
        Options with { SurrogateSlope = 0 }, Options with { SpikeWeight = 0 }, Options with { Classes = 1 }, Options with { HiddenLayers = [0] },
    ];

    [Theory]
    [MemberData(nameof(BadOptions))]
    public void Train_OptionOutOfRange_IsRefused(TrainingOptions options) => Refused(options, Training, null, "NC0009");

    [Fact]
    public void Train_LabelBeyondTheClasses_IsRefused() => Refused(Options with { Classes = 9 }, Training, null, "NC7040");

    [Fact]
    public void Train_ValidationOfAnotherLength_IsRefused() => Refused(Options, Training, Digits(Split.Test, 5), "NC7040");

    static TrainingOptions Options { get; } = new() { Input = new Shape(64), Classes = 10 };

    static void Refused(TrainingOptions options, ISampleSource training, ISampleSource? validation, string code) =>
        FluentActions.Invoking(() => LifTrainer.Train(options, training, validation))
            .Should().Throw<InputErrorException>().Which.Diagnostic.Descriptor.Code.Should().Be(code);

    static EncodedSamples Digits(Split split, int ticks = 16) =>
        EncodedSamples.Create(DatasetCatalog.Open("digits", new DatasetRoots()), new EncodingOptions { Split = split, Ticks = ticks });

    static NetworkGraph Shipped()
    {
        var diagnostics = new DiagnosticBag();
        var file = NirFile.Read(Path.Combine(SharedFolders.Repository, "samples", "digits", "digits.nir"));
        return NirImporter.Import(file, new NirImportOptions { Dt = 1e-3 }, diagnostics)!;
    }

    static double Accuracy(NetworkGraph network)
    {
        var results = ReferenceSimulator.Run(network, Test, new ReferenceOptions { Threads = 2 }).Results;
        return results.Index().Count(r => r.Item.SpikeCounts.IndexOf(r.Item.SpikeCounts.Max()) == Test.Label(r.Index)) / (double)results.Length;
    }

    static List<double> Weights(NetworkGraph network) =>
        [.. network.Projections.SelectMany(p => p.Stages).OfType<DenseStage>().SelectMany(s => s.Weights)];

    sealed class Signs : IWeightTransform
    {
        public void Apply(int layer, ReadOnlySpan<double> learned, Span<double> effective)
        {
            for (var i = 0; i < learned.Length; i++)
            {
                effective[i] = learned[i] < 0 ? -0.25 : 0.25;
            }
        }
    }
}
