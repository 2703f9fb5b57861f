using NeuroChip.Core.Networks;
using NeuroChip.Core.Networks.Building;
using NeuroChip.Core.Networks.Stages;

namespace NeuroChip.Core.Tests.Networks.Building;

public class NetworkBuilderTests
{
    [Fact]
    public void Build_TwoLayers_HasPopulationsProjectionsAndOutputsInOrder()
    {
        var network = new NetworkBuilder("pair", dt: 1e-3)
            .Lif("hidden", 2, tau: 20e-3, vThreshold: 0.5)
            .Input("in", 3)
            .Dense("in", "hidden", new double[,] { { 1, 2, 3 }, { 4, 5, 6 } }, biases: [0.5, -0.5])
            .Output("hidden")
            .Build();
        network.Name.Should().Be("pair");
        network.Discretization.Dt.Should().Be(1e-3);
        network.Populations.Select(p => p.Name).Should().Equal("in", "hidden");
        network.Outputs.Should().Equal("hidden");
        var lif = (LifModel)network["hidden"].Model;
        (lif.Tau[0], lif.VThreshold[0], lif.R[0], lif.VLeak[0], lif.VReset[0], lif.RefractoryTicks).Should().Be((20e-3, 0.5, 1, 0, 0, 0));
        var projection = network.Projections.Should().ContainSingle().Subject;
        projection.Name.Should().Be("in->hidden");
        var sink = new SynapseList([]);
        new ChainScatter(projection).Scatter(1, 1, ref sink);
        sink.Synapses.Should().Equal(new Synapse(0, 0, 2), new Synapse(0, 1, 5));
        projection.ConstantDrive().Should().Equal(0.5, -0.5);
    }

    [Fact]
    public void Connect_ConvolutionPoolingDense_WorksOutEveryShape()
    {
        var network = new NetworkBuilder("image", dt: 1)
            .Input("in", new(1, 28, 28))
            .IntegrateAndFire("out", 10)
            .Connect("in", "out", chain => chain
                .Conv2d(new double[8, 1, 5, 5], window: new() { Stride = 2, Padding = 1 })
                .SumPool2d(2)
                .Flatten()
                .Dense(new double[10, 8 * 6 * 6]))
            .Build();

        // (28 + 2 − 5)/2 + 1 = 13; (13 − 2)/2 + 1 = 6.
        network.Projections[0].Stages.Select(s => s.OutputShape.ToString()).Should().Equal("8x13x13", "8x6x6", "288", "10");
    }

    [Fact]
    public void Connect_Conv1d_IsAConvolutionOfHeightOne()
    {
        var chain = Stages(new(2, 10), new(3, 8), c => c.Conv1d(new double[3, 2, 3]));
        chain.Select(s => s.OutputShape.ToString()).Should().Equal("2x1x10", "3x1x8", "3x8");
    }

    [Fact]
    public void Connect_SamePadding_KeepsTheSize()
    {
        var stage = (Conv2dStage)Stages(new(1, 6, 6), new(1, 6, 6), c => c.Conv2d(new double[1, 1, 4, 3], window: new() { Padding = Padding2d.Same }))[0];
        stage.To.Should().Be(new Shape(1, 6, 6));
        (stage.Window.PaddingTop, stage.Window.PaddingLeft).Should().Be((1, 1));
    }

    [Fact]
    public void Connect_SameElementsInAnotherShape_EndsInAReshaping()
    {
        var stages = Stages(new(4), new(2, 2), c => c.Scale(2));
        stages.Should().HaveCount(2);
        stages[1].Should().Be(new ReshapeStage(new Shape(4), new Shape(2, 2)));
    }

    [Fact]
    public void Connect_Twice_NumbersTheName()
    {
        var network = new NetworkBuilder("n", dt: 1).Input("a", 1).Passthrough("b", 1)
            .OneToOne("a", "b", 1).OneToOne("a", "b", 2, new() { DelayTicks = 3 }).OneToOne("a", "b", 3).Build();
        network.Projections.Select(p => p.Name).Should().Equal("a->b", "a->b#2", "a->b#3");
        network.Projections[1].DelayTicks.Should().Be(3);
    }

    [Fact]
    public void Build_EveryModel_TakesItsParameters()
    {
        var network = new NetworkBuilder("models", new Discretization { Dt = 1e-3, Reset = ResetKind.Subtract })
            .CubaLif("a", 2, tauSyn: 5e-3, tauMem: new([10e-3, 20e-3]), wIn: 2, refractoryTicks: 2)
            .Integrator("b", 1, r: 3)
            .LeakyIntegrator("c", 1, tau: 1)
            .CubaLeakyIntegrator("d", 1, tauSyn: 1, tauMem: 2)
            .Threshold("e", 1, threshold: 0.5)
            .FixedPoint("f", 1, "lif24", ("decay_u", 1000), ("vth_mant", 12))
            .Build();
        ((CubaLifModel)network["a"].Model).TauMem[1].Should().Be(20e-3);
        ((FixedPointModel)network["f"].Model).Parameters["vth_mant"][0].Should().Be(12);
        network.Discretization.Reset.Should().Be(ResetKind.Subtract);
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Connect_Mistake_SaysWhatDoesNotFit(Action<StageChain> build, string expected)
    {
        var act = () => Stages(new(2, 3, 4), 6, build);
        act.Should().Throw<ArgumentException>().WithMessage("projection 'a->b': " + expected);
    }

    public static TheoryData<Action<StageChain>, string> Mistakes => new()
    {
        { c => c.Dense(new double[6, 3]), "the matrix has 6 rows of 3 weights; the input has shape 2x3x4, so that rows need 24" },
        { c => c.Dense(new double[5, 24], to: 6), "the matrix has 5 rows; the output has shape 6, so that it needs 6" },
        { c => c.Dense(new double[6, 24], [1]), "1 biases for 6 outputs or channels" },
        { c => c.Dense(new double[5, 24]), "shape 6 has 6 elements, 5 has 5" },
        { c => c.Conv2d(new double[6, 1, 1, 1]), "the kernel has 1 input channels; the input has 2 in 1 groups, so that it needs 2" },
        { c => c.Conv2d(new double[3, 1, 1, 1], groups: 2), "2 groups do not divide 2 input and 3 output channels" },
        { c => c.Conv2d(new double[1, 2, 5, 1]), "the kernel's height with dilation is 5, more than the 3 of the padded input" },
        { c => c.Conv2d(new double[1, 2, 1, 2], window: new() { Stride = 2, Padding = Padding2d.Same }), "padding \"same\" needs stride 1, not 2" },
        { c => c.Flatten().SumPool2d(2), "pooling needs an input of shape [channels, height, width], not 24" },
        { c => c.Scale(new([1.0, 2.0])), "2 weights for shape 2x3x4; allowed are 1 or 24" },
        { c => c.Delay(1, 2), "2 delays for shape 2x3x4; allowed are 1 or 24" },
        { c => c.Delay(-1), "a delay is -1 ticks; allowed are 0 to 1000000" },
        { c => c.Sparse([new(24, 0, 1)]), "synapse 0 has pre index 24; allowed are 0 to 23" },
        { c => c.Sparse([new(0, 0, 1), new(0, -1, 1)]), "synapse 1 has post index -1; allowed are 0 to 5" },
        { c => c.Random(new FixedInDegree(25), new ConstantWeight(1), 1), "the in-degree is 25; the neurons to choose from allow 1 to 24" },
        { c => { }, "a projection needs at least one stage" },
    };

    [Fact]
    public void Connect_UnknownOrRepeatedName_IsRefused()
    {
        var builder = new NetworkBuilder("n", dt: 1).Input("a", 1);
        builder.Invoking(b => b.OneToOne("a", "x", 1)).Should().Throw<ArgumentException>().WithMessage("there is no population 'x'");
        builder.Invoking(b => b.Input("a", 2)).Should().Throw<ArgumentException>().WithMessage("population 'a' exists already");
        builder.Invoking(b => b.Input("b", new(65536, 65536))).Should().Throw<ArgumentException>().WithMessage("*allowed are 1 to 16777216 neurons");
        builder.Invoking(b => b.Output("x")).Should().Throw<ArgumentException>();
    }

    static IReadOnlyList<LinearStage> Stages(Shape from, Shape to, Action<StageChain> build) =>
        new NetworkBuilder("n", dt: 1).Input("a", from).Passthrough("b", to).Connect("a", "b", build).Build().Projections[0].Stages;

    readonly record struct SynapseList(List<Synapse> Synapses) : ISynapseSink
    {
        public void Add(int output, double weight, int delayTicks) => Synapses.Add(new Synapse(0, output, weight, delayTicks));
    }
}
