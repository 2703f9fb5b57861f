using NeuroChip.Compiler.Tests.Support;
using NeuroChip.Core.Images;
using NeuroChip.Core.Networks;
using NeuroChip.Core.Networks.Stages;
using static NeuroChip.Compiler.Tests.Support.TestNets;

namespace NeuroChip.Compiler.Tests.Lowering;

public class NetworkLoweringTests
{
    static readonly Population In = Input("in", 1);
    static readonly Population A = Of("a", Lif(), 1);
    static readonly Population B = Of("b", Lif(), 1);
    static readonly Population C = Of("c", Lif(), 1);

    // in → a → b → c and in → c: c is computed in tick 3, so the direct spike waits 2 ticks besides the one that it takes.
    [Fact]
    public void Compile_SkipConnection_WaitsForTheLongWay()
    {
        var image = Network([In, A, B, C], [OneToOne(In, A), OneToOne(A, B), OneToOne(B, C), OneToOne(In, C)], "c").Image(TestChips.Rram256);

        image.Populations.Select(p => p.FirstTick).Should().Equal(1, 2, 3);
        image.Projections.Single(p => p.Name == "in-c").MaxDelayTicks.Should().Be(2);
        image.Cores[0].Axons.Should().Contain(new Axon(0, 0)).And.Contain(new Axon(0, 2));
    }

    // A cycle already has its tick in the float network: a and b share their first tick.
    [Fact]
    public void Compile_Cycle_AddsNoTick()
    {
        var image = Network([In, A, B, C], [OneToOne(In, A), OneToOne(A, B), OneToOne(B, A), OneToOne(B, C)], "c").Image(TestChips.Rram256);

        image.Populations.Select(p => p.FirstTick).Should().Equal(1, 1, 2);
        image.Projections.Should().OnlyContain(p => p.MaxDelayTicks == 0);
    }

    [Fact]
    public void Compile_LatencyOfOne_NeedsNoShift()
    {
        var network = Network([In, A, B], [OneToOne(In, A), OneToOne(A, B), OneToOne(In, B)], "b").With(d => d with { LayerLatency = 1 });

        var image = network.Image(TestChips.Rram256);

        image.Populations.Select(p => p.FirstTick).Should().Equal(0, 0);
        image.Projections.Should().OnlyContain(p => p.MaxDelayTicks == 0);
    }

    [Fact]
    public void Compile_DelayBeyondTheChip_NamesTheProjection()
    {
        var network = Network([In, A], [OneToOne(In, A) with { DelayTicks = 64 }], "a");

        network.Diagnostics(TestChips.Rram256).Should().ContainSingle().Which.ToString().Should()
            .StartWith("error NC4008: Projection 'in-a' needs delays of 64 ticks; 'rram-256' allows 63.");
    }

    [Fact]
    public void Compile_PaddingBeyondTheChip_SaysWhy()
    {
        var profile = TestChips.Rram256 with { Synapse = TestChips.Rram256.Synapse with { MaxDelayTicks = 0 } };

        Network([In, A, B], [OneToOne(In, A), OneToOne(A, B), OneToOne(In, B)], "b").Diagnostics(profile).Should().ContainSingle().Which.Message.Should()
            .Be("Projection 'in-b' needs delays of 1 ticks (1 of them to wait for the longest path to 'b'); 'rram-256' allows 0. Smallest change that fits: synapse.maxDelayTicks=1.");
    }

    [Fact]
    public void Compile_ReadoutThatFeedsNeurons_IsADiagnostic()
    {
        var readout = Of("r", new LeakyIntegratorModel { Tau = 2 }, 1);

        Network([In, readout, A], [OneToOne(In, readout), OneToOne(readout, A)], "a").Diagnostics(TestChips.Rram256).Should().ContainSingle().Which.Message.Should()
            .Be("Population 'r' has no threshold, and projection 'r-a' leads from it to 'a'.");
    }

    // LI with v ← 3/4·v + x as an output: fires is 0, and the membrane in real units is v·StateScale.
    [Fact]
    public void Compile_ReadoutAsOutput_HoldsTheMembrane()
    {
        var readout = Of("r", new LeakyIntegratorModel { Tau = 4, R = 4 }, 1);
        var image = Network([In, readout], [OneToOne(In, readout)], "r").Image(TestChips.Rram256);

        var interpreter = new ImageInterpreter(image);
        interpreter.Run([[1], [0], [1]]);

        image.Populations[0].Parameters["fires"][0].Should().Be(0);
        (interpreter.Membranes[1] * image.Populations[0].StateScale[0]).Should().BeApproximately((0.75 * 0.75) + 1, 1e-3);
    }

    // Between a and b lies a junction: in → a becomes one projection of the product of the weights, 0.5 · 0.25.
    [Fact]
    public void Compile_Junction_IsMultipliedOut()
    {
        var junction = Of("j", new PassthroughModel(), 1);

        var image = Network([In, junction, A], [OneToOne(In, junction, 0.5), OneToOne(junction, A, 0.25)], "a").Image(TestChips.Rram256);

        image.Populations.Should().ContainSingle().Which.Name.Should().Be("a");
        var projection = image.Projections.Should().ContainSingle().Subject;
        projection.Name.Should().Be("in-j/j-a");
        (image.Cores[0].Blocks[0].Codes[0] * projection.CodeScale[0]).Should().BeApproximately(0.125, 1e-12);
    }

    // Two projections into the junction, one bias behind it: the bias counts once.
    [Fact]
    public void Compile_BiasBehindAJunction_CountsOnce()
    {
        var (other, junction) = (Input("other", 1), Of("j", new PassthroughModel(), 1));
        var network = Network([In, other, junction, A], [OneToOne(In, junction), OneToOne(other, junction), Biased(junction, A, [1], [0.25])], "a");

        var population = network.Image(TestChips.Rram256).Populations[0];

        (population.Parameters["bias"][0] * population.StateScale[0]).Should().BeApproximately(0.25, 1e-9);
    }

    [Fact]
    public void Compile_OutputThatPassesThrough_IsAReadoutWithoutMemory()
    {
        var output = Of("out", new PassthroughModel(), 1);

        var image = Network([In, output], [OneToOne(In, output, 0.5)], "out").Image(TestChips.Rram256);

        var parameters = image.Populations.Should().ContainSingle().Subject.Parameters;
        (parameters["fires"][0], parameters["membraneDecay"][0], parameters["currentDecay"][0]).Should().Be((0, 4096, 4096));
    }

    [Fact]
    public void Compile_ParallelProjections_AddUp()
    {
        var image = Network([In, A], [OneToOne(In, A, 0.5), OneToOne(In, A, 0.25) with { Name = "again" }], "a").Image(TestChips.Rram256);

        var projection = image.Projections.Should().ContainSingle().Subject;
        projection.Name.Should().Be("in-a + again");
        (image.Cores[0].Blocks[0].Codes[0] * projection.CodeScale[0]).Should().BeApproximately(0.75, 1e-12);
    }

    // Pools of 3×3 that overlap, then one weight for each: pixel (1,1) of 3×3 lies in all four windows of 2×2, so it reaches the neuron with
    // the sum of the four weights, 1+2+3+4.
    [Fact]
    public void Compile_OverlappingPoolBeforeDense_AddsTheWays()
    {
        var input = Input("image", 1, 3, 3);
        var pooled = new Shape(1, 2, 2);
        var pool = new Pool2dStage(input.Shape, pooled, new Window2d(2, 2, 1, 1, 0, 0), 1);
        var dense = new DenseStage(pooled, A.Shape, [1, 2, 3, 4], []);

        var image = Network([input, A], [Connect(input, A, pool, dense)], "a").Image(TestChips.Rram256);

        var codes = image.Cores[0].Blocks[0].Codes;
        codes.Should().HaveCount(9);
        codes.Select(code => Math.Round(code * image.Projections[0].CodeScale[0], 6)).Should().Equal(
            Nearest(1, 3, 2, 4, 10, 6, 3, 7, 4));

        // In steps of 10/127.
        static IEnumerable<double> Nearest(params double[] weights) => weights.Select(w => Math.Round(Math.Round(w * 12.7) / 12.7, 6));
    }

    [Fact]
    public void Compile_ThresholdOnACycle_IsRefused()
    {
        var gate = Of("gate", new ThresholdModel { Threshold = 0.5 }, 1);

        Network([In, A, gate], [OneToOne(In, A), OneToOne(A, gate), OneToOne(gate, A)], "a").Diagnostics(TestChips.Rram256)
            .Should().ContainSingle().Which.Message.Should().StartWith("Population 'gate' has no state and lies on a cycle");
    }

    [Fact]
    public void Compile_TickLongerThanTheTimeConstant_IsADiagnostic()
    {
        var fast = Of("fast", new LifModel { Tau = 0.5, VThreshold = 1 }, 1);

        Network([In, fast], [OneToOne(In, fast)], "fast").Diagnostics(TestChips.Rram256).Should().ContainSingle().Which.Message.Should()
            .StartWith("Population 'fast': tau is 0.5 s; a tick of 1 s needs");
    }

    // dt = 1, tau = 2, r = 2, v_leak = 1: Euler loses 1/2 and adds 1·x + 0.5·1; exponential loses and gains 1 − e^−½ = 0.393469; decay-exponential
    // loses that and gains 1/2 (times r).
    [Theory]
    [InlineData(IntegrationScheme.Euler, 0.5, 1.0, 0.5)]
    [InlineData(IntegrationScheme.Exponential, 0.39346934, 0.78693868, 0.39346934)]
    [InlineData(IntegrationScheme.DecayExponential, 0.39346934, 1.0, 0.5)]
    public void Compile_EveryScheme_HasItsLossGainAndBias(IntegrationScheme scheme, double loss, double gain, double bias)
    {
        var population = Of("n", new LifModel { Tau = 2, R = 2, VLeak = 1, VThreshold = 1 }, 1);

        var image = Network([In, population], [OneToOne(In, population)], "n").With(d => d with { Scheme = scheme }).Image(TestChips.Rram256);

        var (parameters, scale) = (image.Populations[0].Parameters, image.Populations[0].StateScale[0]);
        (parameters["membraneDecay"][0] / 4096.0).Should().BeApproximately(loss, 1.0 / 8192);
        (127 * image.Projections[0].CodeScale[0]).Should().BeApproximately(gain, 1e-6);
        (parameters["bias"][0] * scale).Should().BeApproximately(bias, scale);
    }

    [Fact]
    public void Compile_MoreUnitsThanAnyMachine_IsRefusedAtOnce()
    {
        var huge = Of("huge", Lif(), 65536, 65536, 16);

        Network([In, huge], [], "huge").Diagnostics(TestChips.Rram256).Should().ContainSingle().Which.Descriptor.Code.Should().Be("NC4014");
    }

    // Ten dense layers of 30 without neurons between them have 30^11 ways; added up between the layers they are 270,000 products.
    [Fact]
    public void Compile_ManyLinearLayersInARow_CostsTheirSumAndNotTheirProduct()
    {
        var (input, output) = (Input("in", 30), Of("n", Lif(threshold: 1e9), 30));
        var layer = new DenseStage(input.Shape, output.Shape, [.. Enumerable.Repeat(1.0, 900)], [.. Enumerable.Repeat(1.0, 30)]);

        var image = Network([input, output], [Connect(input, output, [.. Enumerable.Repeat(layer, 10)])], "n").Image(TestChips.Rram256);

        // 30^9 ways from each input to each output.
        (image.Cores[0].Blocks[0].Codes[0] * image.Projections[0].CodeScale[0]).Should().BeApproximately(Math.Pow(30, 9), 1);
    }
}
