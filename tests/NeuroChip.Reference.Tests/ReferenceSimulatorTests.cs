using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Networks;
using NeuroChip.Core.Networks.Stages;
using NeuroChip.Core.Random;
using NeuroChip.Core.Runs;
using static NeuroChip.Reference.Tests.Networks;

namespace NeuroChip.Reference.Tests;

public class ReferenceSimulatorTests
{
    // Fires in every step in which something above 0.5 arrives, and forgets the rest.
    static readonly NeuronModel Relay = new LifModel { Tau = 1, VThreshold = 0.5 };

    [Fact]
    public void Run_ChainOfNeurons_SpikePassesWithinTheStep()
    {
        var run = ReferenceTrace.Record(Chain(Euler), ListSource.Spikes([0], [], []));

        run.SpikeSteps("a").Should().Equal(0);
        run.SpikeSteps("b").Should().Equal(0);
    }

    [Fact]
    public void Run_LayerLatency_OneStepPerProjection()
    {
        var run = ReferenceTrace.Record(Chain(Euler with { LayerLatency = 1 }), ListSource.Spikes([0], [], []));

        run.SpikeSteps("a").Should().Equal(1);
        run.SpikeSteps("b").Should().Equal(2);
    }

    // The loop hands the spike on with one step of delay; its bias of 0.25 acts from step 0 on.
    [Fact]
    public void Run_SelfLoop_DeliversThePreviousStepButItsBiasAtOnce()
    {
        var network = Graph(
            Euler, [In(1), Pop("a", 1, Relay)], [Dense("w", "in", "a", [[1]]), Dense("loop", "a", "a", [[1]], [0.25])], "a");

        var silent = ReferenceTrace.Record(network, ListSource.Spikes([], [], []));
        var struck = ReferenceTrace.Record(network, ListSource.Spikes([], [0], [], []));

        silent.Potentials("a").Should().Equal(0.25, 0.25, 0.25);
        struck.SpikeSteps("a").Should().Equal(1, 2, 3);
    }

    // A layer's latency is the loop's own step, not another one.
    [Fact]
    public void Run_SelfLoopWithLayerLatency_StillOneStepRound()
    {
        var network = Graph(
            Euler with { LayerLatency = 1 }, [In(1), Pop("a", 1, Relay)], [Dense("w", "in", "a", [[1]]), Dense("loop", "a", "a", [[1]])], "a");

        ReferenceTrace.Record(network, ListSource.Spikes([0], [], [], [])).SpikeSteps("a").Should().Equal(1, 2, 3);
    }

    [Fact]
    public void Run_DelayedProjection_ArrivesLater() =>
        ReferenceTrace.Record(
                Graph(Euler, [In(1), Pop("a", 1, Relay)], [Dense("w", "in", "a", [[1]], delay: 2)], "a"), ListSource.Spikes([0], [], [], []))
            .SpikeSteps("a").Should().Equal(2);

    [Fact]
    public void Run_DelayBeyondTheSample_NeverArrives() =>
        ReferenceTrace.Record(
                Graph(Euler, [In(1), Pop("a", 1, Relay)], [Dense("w", "in", "a", [[1]], delay: int.MaxValue)], "a"),
                ListSource.Spikes([0], [0], [0]))
            .SpikeSteps("a").Should().BeEmpty();

    // Two synapses of one source to one neuron, 1 and 3 steps late, through the projection's own delay of 1.
    [Fact]
    public void Run_DelayForEachSynapse_AddsToTheProjections()
    {
        Shape one = new(1);
        var projection = new Projection
        {
            Name = "w",
            Source = "in",
            Target = "a",
            DelayTicks = 1,
            Stages = [SparseStage.FromList(one, one, [0, 0], [0, 0], [1, 1], [0, 2])],
        };

        ReferenceTrace.Record(Graph(Euler, [In(1), Pop("a", 1, Relay)], [projection], "a"), ListSource.Spikes([0], [], [], [], []))
            .SpikeSteps("a").Should().Equal(1, 3);
    }

    // A junction adds two branches up within the step; its bias-free sum of 2 is passed on as it is.
    [Fact]
    public void Run_Junction_AddsBranchesWithinTheStep()
    {
        var network = Graph(
            Euler,
            [In(1), Pop("a", 1, Relay), Pop("sum", 1, new PassthroughModel()), Pop("out", 1, new IntegratorModel())],
            [
                Dense("w", "in", "a", [[1]]), Dense("direct", "in", "sum", [[0.5]]), Dense("via", "a", "sum", [[1.5]]),
                Dense("read", "sum", "out", [[1]]),
            ],
            "out");

        ReferenceTrace.Record(network, ListSource.Spikes([0], [])).Outputs("out").Should().Equal(2, 2);
    }

    // Reading spikes through a reshape counts them; through a weight they are values.
    [Fact]
    public void Run_JunctionAsOutput_CountsSpikesThatAreOnlyPassedOn()
    {
        Shape one = new(1);
        var flatten = new Projection { Name = "flatten", Source = "a", Target = "flat", Stages = [new ReshapeStage(one, one)] };
        var network = Graph(
            Euler,
            [In(1), Pop("a", 1, Relay), Pop("flat", 1, new PassthroughModel()), Pop("value", 1, new PassthroughModel())],
            [Dense("w", "in", "a", [[1]]), flatten, Dense("gain", "a", "value", [[3]])],
            "flat", "value");

        var result = ReferenceSimulator.Run(network, ListSource.Spikes([0], [], [0]), new ReferenceOptions()).Results[0];

        result.SpikeCounts.Should().Equal(2, 0);
        result.LastPotentials.Should().Equal(1, 3);
    }

    [Fact]
    public void Run_Results_CountSpikesFirstStepsAndPotentials()
    {
        var network = Graph(
            Euler,
            [In(2), Pop("a", 2, new LifModel { Tau = 1, VThreshold = 0.5 }), Pop("v", 1, new IntegratorModel())],
            [Dense("w", "in", "a", [[1, 0], [0, 1]]), Dense("r", "a", "v", [[1, 10]])],
            "v", "a");

        var record = ReferenceSimulator.Run(network, ListSource.Spikes([1], [0, 1], []), new ReferenceOptions());

        var result = record.Results.Should().ContainSingle().Subject;
        result.SpikeCounts.Should().Equal(0, 1, 2);
        result.FirstSpikes.Should().Equal(-1, 1, 0);
        result.LastPotentials.Should().Equal(21, 0, 0);
        result.PopulationSpikes.Should().Equal(3, 3, 0);
        record.SpikesByUnit.Should().Equal(1, 2, 1, 2, 0);
        record.TicksPerSample.Should().Be(3);
        record.Partial.Should().BeFalse();
    }

    [Fact]
    public void Run_ShortInput_IsSilentAfterwards()
    {
        var source = new ListSource([ListSource.Sample([0], [], [])], [ListSource.Sample([0])]);

        ReferenceSimulator.Run(Chain(Euler), source, new ReferenceOptions()).Results[1].SpikeCounts.Should().Equal(1);
    }

    [Fact]
    public void Run_AnyNumberOfThreads_SameResults()
    {
        var (network, source) = RandomCase();
        var one = ReferenceSimulator.Run(network, source, new ReferenceOptions());
        var three = ReferenceSimulator.Run(network, source, new ReferenceOptions { Threads = 3 });

        three.Results.Should().BeEquivalentTo(one.Results, options => options.WithStrictOrdering());
        three.SpikesByUnit.Should().Equal(one.SpikesByUnit);
        one.SpikesByUnit.Sum().Should().BeGreaterThan(0);
    }

    [Fact]
    public void Run_RangeOfSamples_GivesThoseSamples()
    {
        var (network, source) = RandomCase();
        var all = ReferenceSimulator.Run(network, source, new ReferenceOptions());
        var some = ReferenceSimulator.Run(network, source, new ReferenceOptions { Samples = 3..7 });

        some.Results.Should().BeEquivalentTo(all.Results[3..7], options => options.WithStrictOrdering());
    }

    [Fact]
    public void Run_Cancelled_ReturnsTheFirstSamples()
    {
        var (network, source) = RandomCase();
        using var cancellation = new CancellationTokenSource();
        var options = new ReferenceOptions
        {
            Cancellation = cancellation.Token,
            Progress = done =>
            {
                if (done == 5)
                {
                    cancellation.Cancel();
                }
            },
        };

        var record = ReferenceSimulator.Run(network, source, options);

        record.Partial.Should().BeTrue();
        record.Results.Should().HaveCount(5).And.NotContainNulls();
    }

    [Fact]
    public void Run_SampleFails_ThrowsItsDiagnostic() =>
        FluentActions.Invoking(() => ReferenceSimulator.Run(Chain(Euler), new FailingSource(), new ReferenceOptions { Threads = 2 }))
            .Should().Throw<InputErrorException>().WithMessage("*sample 2*");

    [Fact]
    public void Run_ChipNeuron_IsRefused()
    {
        var model = new FixedPointModel { Family = "lif24", Parameters = System.Collections.Immutable.ImmutableSortedDictionary<string, ParameterValues>.Empty };

        FluentActions.Invoking(() => ReferenceSimulator.Run(Single(model, Euler), ListSource.Values(1), new ReferenceOptions()))
            .Should().Throw<InputErrorException>().Which.Diagnostic.Descriptor.Code.Should().Be("NC6040");
    }

    static NetworkGraph Chain(Discretization discretization) => Graph(
        discretization,
        [In(1), Pop("a", 1, Relay), Pop("b", 1, Relay)],
        [Dense("w1", "in", "a", [[1]]), Dense("w2", "a", "b", [[1]])],
        "b");

    static (NetworkGraph Network, ISampleSource Source) RandomCase()
    {
        var network = Graph(
            Euler,
            [In(9), Pop("a", 7, new LifModel { Tau = 4, R = 4, VThreshold = 1 })],
            [Dense("w", "in", "a", Weights(7, 9, 0)), Dense("loop", "a", "a", Weights(7, 7, 1))],
            "a");
        return (network, new ListSource([.. Enumerable.Range(0, 12).Select(s => new[] { RandomSample((uint)s) })]));
    }

    static double[][] Weights(int rows, int columns, uint draw) =>
    [
        .. Enumerable.Range(0, rows).Select(row => Enumerable.Range(0, columns)
            .Select(column => Philox.Uniform(7, RandomStream.ConnectionWeights, (uint)((row * columns) + column), 0, draw) - 0.4).ToArray()),
    ];

    static EncodedSample RandomSample(uint sample) => ListSource.Sample(
    [
        .. Enumerable.Range(0, 20).Select(tick => Enumerable.Range(0, 9)
            .Where(e => Philox.Below(4, 7, RandomStream.InputEncoding, (uint)e, (uint)tick, sample) == 0).ToArray()),
    ]);

    sealed class FailingSource : ISampleSource
    {
        public int Count => 50;

        public int Ticks => 1;

        public EncodedSample[] Encode(int sample) => sample < 2
            ? [ListSource.Sample([0])]
            : throw new InputErrorException(Core.Diagnostics.Codes.FileCodes.Truncated.With($"sample {sample} is cut short."));

        public int Label(int sample) => -1;
    }
}
