using System.Collections.Immutable;
using NeuroChip.Compiler.Verification;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Networks;
using NeuroChip.Core.Networks.Building;
using NeuroChip.Core.Networks.Stages;

namespace NeuroChip.Compiler.Tests.Verification;

public class NetworkVerifierTests
{
    static readonly SourceLocation Here = new("net", 3, 4);

    [Fact]
    public void Verify_SoundNetwork_FindsNothing() => Findings(Sound()).Should().BeEmpty();

    [Fact]
    public void Verify_RecurrentNeuronsAndSelfLoop_AreFine() =>
        Findings(new NetworkBuilder("n", dt: 1).Input("in", 1).Lif("a", 1, tau: 1).Passthrough("b", 1)
            .OneToOne("in", "a", 1).OneToOne("a", "a", 1).OneToOne("a", "b", 1).OneToOne("b", "a", 1).Output("b").Build()).Should().BeEmpty();

    [Fact]
    public void Verify_CycleWithoutState_IsRefused() =>
        Codes(new NetworkBuilder("n", dt: 1).Passthrough("a", 1).Threshold("b", 1, 1).OneToOne("a", "b", 1).OneToOne("b", "a", 1).Output("b").Build())
            .Should().Equal("NC2090");

    [Fact]
    public void Verify_RepeatedNames_AreNamed()
    {
        var network = Sound();
        var twice = network with { Populations = network.Populations.Add(network.Populations[1]), Projections = network.Projections.Add(network.Projections[0]) };
        Messages(twice).Should().Equal("There are two populations 'out'.", "There are two projections 'in->out'.");
        Codes(twice).Should().Equal("NC2301", "NC2301");
        Findings(twice)[0].Location.Should().Be(Here);
    }

    [Fact]
    public void Verify_UnknownPopulations_AreNamedWithTheNearest()
    {
        var network = Sound();
        network = network with { Projections = [network.Projections[0] with { Source = "inn" }], Outputs = ["ot"] };
        Codes(network).Should().Equal("NC2302", "NC2302");
        Messages(network).Should().Equal(
            "Projection 'in->out' names population 'inn', which does not exist. Did you mean 'in'?", "Output 'ot' is no population. Did you mean 'out'?");
    }

    [Fact]
    public void Verify_StagesThatDoNotChain_AreNamed()
    {
        var stages = ImmutableArray.Create<LinearStage>(new ScaleStage(2, 1), new ReshapeStage(4, new Shape(2, 2)));
        Messages(Sound(stages)).Should().Equal(
            "Stage 2 (ReshapeStage) of projection 'in->out' takes shape 4 and receives 2.",
            "Projection 'in->out' delivers shape 2x2; population 'out' has shape 3.");
        Codes(Sound(stages)).Should().Equal("NC2303", "NC2303");
        Codes(Sound([])).Should().Equal("NC2303");
    }

    public static TheoryData<LinearStage, string> Unsound => new()
    {
        { new DenseStage(2, 3, [1, 2, 3], []), "it has 3 weights and needs 6" },
        { new DenseStage(2, 3, [1, 2, 3, 4, 5, double.NaN], []), "weight 5 is NaN" },
        { new DenseStage(2, 3, [1, 2, 3, 4, 5, 6], [1]), "it has 1 biases for 3 outputs" },
        { new DenseStage(2, 3, [1, 2, 3, 4, 5, 6], [1, 2, double.PositiveInfinity]), "bias 2 is Infinity" },
        { new SparseStage(2, 3, [0, 1, 1], [3], [1], []), "a synapse ends in output 3; there are 3" },
        { new SparseStage(2, 3, [0, 2, 1], [0], [1], []), "the row starts are not those of its inputs and synapses" },
        { new SparseStage(2, 3, [0, 1, 1], [0], [1, 2], []), "it has 1 outputs, 2 weights and 0 delays" },
        { new SparseStage(2, 3, [0, 1, 1], [0], [1], [-1]), "a delay is negative" },
        { new ScaleStage(2, new([1.0, 2.0, 3.0])), "3 weights for shape 2; allowed are 1 or 2" },
        { new DelayStage(2, [-1]), "a delay is -1 ticks; allowed are 0 to 1000000" },
        { new ReshapeStage(2, 3), "shape 3 has 3 elements, 2 has 2" },
        { new RandomStage(2, 3, new PairProbability(2), new ConstantWeight(1), new ConstantDelay(0), 1), "the probability is 2; allowed are 0 to 1" },
        { new Conv2dStage(new Shape(1, 2, 2), new Shape(1, 1, 1), [1], [], new Window2d(2, 2, 1, 1, 0, 0), 1), "it has 1 weights and needs 4" },
        { new Conv2dStage(new Shape(1, 2, 2), new Shape(1, 1, 1), [1], [], new Window2d(1, 1, 0, 1, 0, 0), 1), "kernel, stride and dilation must be 1 or more" },
        { new Pool2dStage(new Shape(1, 2, 2), new Shape(2, 1, 1), new Window2d(2, 2, 2, 2, 0, 0), 1), "pooling keeps the channels of [channels, height, width]; it maps 1x2x2 to 2x1x1" },
        { new ReshapeStage(new Shape(65536, 65536), 1), "its input has shape 65536x65536; allowed are 1 to 16777216 elements" },
    };

    [Theory]
    [MemberData(nameof(Unsound))]
    public void Verify_UnsoundStage_IsNamed(LinearStage stage, string problem)
    {
        var finding = Findings(Sound([stage])).First(f => f.Descriptor.Code == "NC2304");
        finding.Message.Should().Be($"Stage 1 ({stage.GetType().Name}) of projection 'in->out': {problem}.");
        finding.Location.Should().Be(Here);
    }

    [Fact]
    public void Verify_Parameters_AreChecked()
    {
        Messages(Sound(new LifModel { Tau = new([1.0, 2.0]), VThreshold = 1 })).Should().Equal("Parameter 'tau' of population 'out' has 2 values; allowed are 1 or 3.");
        Messages(Sound(new LifModel { Tau = new([1.0, 0.0, 1.0]), VThreshold = 1 })).Should().Equal("Parameter 'tau[1]' of population 'out' is 0; it must be positive.");
        Messages(Sound(new LifModel { Tau = 1, VThreshold = double.NaN })).Should().Equal("Parameter 'vThreshold' of population 'out' is NaN; it must be finite.");
        Messages(Sound(new LifModel { Tau = 1, VThreshold = 1, RefractoryTicks = -1 })).Should().Equal("The refractory time of population 'out' is -1 ticks; allowed are 0 to 1000000.");
        Codes(Sound(new LifModel { Tau = new([1.0, 2.0]), VThreshold = -1 })).Should().Equal("NC2305");
        Codes(Sound(new LifModel { Tau = -1, VThreshold = -1 })).Should().Equal("NC2306");
        Codes(Sound(new FixedPointModel { Family = "lif24", Parameters = ImmutableSortedDictionary<string, ParameterValues>.Empty.Add("vth_mant", 1.5) })).Should().Equal("NC2306");
    }

    [Fact]
    public void Verify_SubtractedThreshold_MustBePositive()
    {
        var network = Sound(new IfModel { VThreshold = 0 });
        Findings(network).Should().BeEmpty();
        Messages(network with { Discretization = new() { Dt = 1, Reset = ResetKind.Subtract } })
            .Should().Equal("Parameter 'vThreshold' of population 'out' is 0; it must be positive where a spike subtracts it.");
    }

    [Theory]
    [InlineData(0.0, 0)]
    [InlineData(double.NaN, 0)]
    [InlineData(double.PositiveInfinity, 0)]
    [InlineData(1.0, 2)]
    public void Verify_BadDiscretization_IsRefused(double dt, int latency) =>
        Codes(Sound() with { Discretization = new() { Dt = dt, LayerLatency = latency } }).Should().Equal("NC2307");

    [Fact]
    public void Verify_EmptyPopulation_IsRefused()
    {
        var network = Sound();
        Codes(network with { Populations = network.Populations.Add(new Population { Name = "x", Shape = 0, Model = new PassthroughModel() }) }).Should().Equal("NC2308");
    }

    [Fact]
    public void Verify_NothingToRead_IsRefused()
    {
        Codes(Sound() with { Outputs = [] }).Should().Equal("NC2309");
        Codes(new NetworkGraph { Name = "n", Discretization = new() { Dt = 1 }, Populations = [], Projections = [], Outputs = [] }).Should().Equal("NC2309", "NC2309");
    }

    [Fact]
    public void Verify_ProjectionIntoInput_IsRefused() => Codes(Sound(new InputModel())).Should().Equal("NC2310");

    static NetworkGraph Sound(ImmutableArray<LinearStage> stages) =>
        Sound() with { Projections = [Sound().Projections[0] with { Stages = stages }] };

    static NetworkGraph Sound(NeuronModel model) =>
        Sound() with { Populations = [Sound().Populations[0], Sound().Populations[1] with { Model = model }] };

    static NetworkGraph Sound()
    {
        var network = new NetworkBuilder("n", dt: 1).Input("in", 2).Lif("out", 3, tau: 1).Dense("in", "out", new double[3, 2]).Output("out").Build();
        return network with
        {
            Populations = [.. network.Populations.Select(p => p with { Location = Here })],
            Projections = [network.Projections[0] with { Location = Here }],
        };
    }

    static IReadOnlyList<Diagnostic> Findings(NetworkGraph network)
    {
        var diagnostics = new DiagnosticBag();
        NetworkVerifier.Verify(network, diagnostics).Should().Be(diagnostics.Items.Count == 0);
        return diagnostics.Items;
    }

    static IEnumerable<string> Codes(NetworkGraph network) => Findings(network).Select(f => f.Descriptor.Code);

    static IEnumerable<string> Messages(NetworkGraph network) => Findings(network).Select(f => f.Message);
}
