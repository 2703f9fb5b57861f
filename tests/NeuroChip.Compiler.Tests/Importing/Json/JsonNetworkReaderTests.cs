using NeuroChip.Compiler.Importing.Json;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Networks;
using NeuroChip.Core.Networks.Stages;
using NeuroChip.Tests.Shared;

namespace NeuroChip.Compiler.Tests.Importing.Json;

public class JsonNetworkReaderTests
{
    [Fact]
    public void Read_TwoLayers_GivesEveryNumber()
    {
        var network = JsonText.Read("""
            {
              "$schema": "https://example.org/network.schema.json",
              "format": "neurochip-network/1",
              "name": "pair",
              "dt": "0.5 ms",
              "discretization": { "scheme": "exponential", "reset": "subtract", "thresholdInclusive": true, "previousCurrent": true, "layerLatency": 1 },
              "populations": [
                { "name": "b", "shape": [1, 2], "model": "cubaLif", "parameters": {
                    "tauSyn": "5 ms", "tauMem": [0.01, 0.02], "r": "2 ohm", "vLeak": -0.5, "vThreshold": "1.5 V", "vReset": ["0.1 V", 0.2], "wIn": 3, "refractory": "2 ms" } },
                { "name": "a", "size": 3, "model": "input" },
              ],
              "projections": [
                { "source": "a", "target": "b", "kind": "dense", "weights": [[1, 2, 3], [4, 5, 6]], "bias": [0.5, -0.5], "delay": "1.5 ms" },
              ],
              "outputs": ["b"],
            }
            """);
        network.Name.Should().Be("pair");
        network.Discretization.Should().Be(new Discretization
        {
            Dt = 0.5e-3,
            Scheme = IntegrationScheme.Exponential,
            Reset = ResetKind.Subtract,
            ThresholdInclusive = true,
            PreviousCurrent = true,
            LayerLatency = 1,
        });
        network.Populations.Select(p => p.Name).Should().Equal("a", "b");
        network["b"].Shape.Should().Be(new Shape(1, 2));
        network["b"].Location.Should().Be(new SourceLocation("net.json", 8, 5));
        network["b"].Model.Should().Be(new CubaLifModel
        {
            TauSyn = 5e-3,
            TauMem = new([0.01, 0.02]),
            R = 2,
            VLeak = -0.5,
            VThreshold = 1.5,
            VReset = new([0.1, 0.2]),
            WIn = 3,
            RefractoryTicks = 4,
        });
        var projection = network.Projections.Single();
        projection.Name.Should().Be("a->b");
        projection.DelayTicks.Should().Be(3);
        SynapseList.Of(projection).Should().Equal((0, 0, 1, 3), (0, 1, 4, 3), (1, 0, 2, 3), (1, 1, 5, 3), (2, 0, 3, 3), (2, 1, 6, 3));
        projection.ConstantDrive().Should().Equal(0.5, -0.5);
        network.Outputs.Should().Equal("b");
    }

    [Fact]
    public void Read_Defaults_AreThoseOfTheDocumentation()
    {
        var network = JsonText.Read(JsonText.WithProjections(""));
        network.Name.Should().Be("net");
        network.Discretization.Should().Be(new Discretization { Dt = 1e-3 });
        network["out"].Model.Should().Be(new LifModel { Tau = 20e-3, VThreshold = 1, R = 1, VLeak = 0, VReset = 0, RefractoryTicks = 0 });
    }

    [Fact]
    public void Read_Options_OverrideTheFile()
    {
        var network = JsonText.Read(
            JsonText.WithProjections("""{ "source": "in", "target": "out", "kind": "dense", "weights": [[1, 1], [1, 1], [1, 1]], "delay": "2 ms" }"""),
            new() { Name = "other", Dt = 2e-3, Scheme = IntegrationScheme.Exponential, Reset = ResetKind.Subtract, ThresholdInclusive = true, PreviousCurrent = true, LayerLatency = 1 });
        network.Name.Should().Be("other");
        network.Projections[0].DelayTicks.Should().Be(1);
        network.Discretization.Should().Be(new Discretization
        {
            Dt = 2e-3,
            Scheme = IntegrationScheme.Exponential,
            Reset = ResetKind.Subtract,
            ThresholdInclusive = true,
            PreviousCurrent = true,
            LayerLatency = 1,
        });
    }

    [Theory]
    [InlineData("if", "\"vThreshold\": 1", typeof(IfModel))]
    [InlineData("integrator", "\"r\": 2", typeof(IntegratorModel))]
    [InlineData("li", "\"tau\": 1", typeof(LeakyIntegratorModel))]
    [InlineData("cubaLi", "\"tauSyn\": \"1 s\", \"tauMem\": 2", typeof(CubaLeakyIntegratorModel))]
    [InlineData("threshold", "\"threshold\": 0.5", typeof(ThresholdModel))]
    [InlineData("passthrough", "", typeof(PassthroughModel))]
    public void Read_Model_IsOfItsType(string model, string parameters, Type type) =>
        JsonText.Read(JsonText.WithPopulation($$"""
            "size": 1, "model": "{{model}}", "parameters": { {{parameters}} }
            """))["a"].Model.Should().BeOfType(type);

    [Fact]
    public void Read_FixedPointFamily_KeepsIntegers()
    {
        var network = JsonText.Read(JsonText.WithPopulation("""
            "size": 2, "model": "lif24", "parameters": { "decay_u": 1000, "decay_v": 300, "vth_mant": [12, 13], "bias_mant": -3, "bias_exp": 1 }
            """));
        var model = (FixedPointModel)network["a"].Model;
        model.Family.Should().Be("lif24");
        model.Parameters.Keys.Should().Equal("bias_exp", "bias_mant", "decay_u", "decay_v", "vth_mant");
        model.Parameters["vth_mant"].Values.Should().Equal(12, 13);
    }

    [Fact]
    public void Read_SparseRowsAndColumns_AreTheSame()
    {
        var rows = Single("""{ "source": "in", "target": "out", "kind": "sparse", "synapses": [[1, 2, 0.5, 3], [0, 1, -1]] }""");
        var columns = Single("""{ "source": "in", "target": "out", "kind": "sparse", "pre": [1, 0], "post": [2, 1], "weights": [0.5, -1], "delays": [3, 0] }""");
        SynapseList.Of(rows).Should().Equal((0, 1, -1, 0), (1, 2, 0.5, 3)).And.Equal(SynapseList.Of(columns));
    }

    [Fact]
    public void Read_Chain_AppliesStagesInOrder()
    {
        // (2) scaled by 10, delayed by 2 and 3, summed by a dense stage into 3.
        var projection = Single("""
            { "source": "in", "target": "out", "delay": 1, "stages": [
              { "kind": "oneToOne", "weights": [10, 20] },
              { "kind": "delay", "ticks": [2, 3] },
              { "kind": "dense", "weights": [[1, 0], [0, 1], [1, 1]] },
            ] }
            """);
        SynapseList.Of(projection).Should().BeEquivalentTo([(0, 0, 10.0, 3), (0, 2, 10.0, 3), (1, 1, 20.0, 4), (1, 2, 20.0, 4)]);
    }

    [Fact]
    public void Read_Conv1d_CrossCorrelates()
    {
        // Kernel [1, 10] over two elements with one zero before and after: three outputs 10·x0, 1·x0 + 10·x1, 1·x1.
        var projection = JsonText.Read(JsonText.WithProjections(
            """{ "source": "in", "target": "out", "stages": [{ "kind": "reshape", "shape": [1, 2] }, { "kind": "conv1d", "weights": [[[1, 10]]], "padding": 1 }] }""")).Projections[0];
        projection.Stages[^1].OutputShape.Should().Be(new Shape(3));
        SynapseList.Of(projection).Should().BeEquivalentTo([(0, 0, 10.0, 0), (0, 1, 1.0, 0), (1, 1, 10.0, 0), (1, 2, 1.0, 0)]);
    }

    [Fact]
    public void Read_Random_IsTheStageOfTheBuilder()
    {
        var stage = Single("""
            { "source": "in", "target": "out", "kind": "random", "rule": { "fixedOutDegree": 2 }, "weights": { "normal": [0.5, 0.1] },
              "delays": { "uniform": ["1 ms", 4] }, "neighbourhood": { "radius": 1, "wrap": true }, "seed": "18446744073709551615" }
            """).Stages.Single();
        stage.Should().Be(new RandomStage(2, 3, new FixedOutDegree(2), new NormalWeight(0.5, 0.1), new UniformDelay(1, 4), ulong.MaxValue)
        {
            Neighbourhood = new RandomNeighbourhood(1, Wrap: true),
        });
    }

    [Fact]
    public void Read_RandomIntegers_AreWholeNumbers()
    {
        var stage = Single("""
            { "source": "in", "target": "out", "kind": "random", "rule": { "probability": 1 }, "weights": { "integers": [-60, 120] }, "fixedPoint": {} }
            """).Stages.Single();
        ((RandomStage)stage).Weights.Should().Be(new IntegerWeight(-60, 120));
    }

    [Fact]
    public void Read_RandomWithoutSeed_TakesItFromTheName()
    {
        ulong Seed(string name) => ((RandomStage)Single($$"""
            { "name": "{{name}}", "source": "in", "target": "out", "kind": "random", "rule": { "probability": "5 %" }, "weights": 1 }
            """).Stages[0]).Seed;
        Seed("a").Should().Be(Seed("a")).And.NotBe(Seed("b"));
    }

    [Fact]
    public void Read_FixedPointAndLearning_AreKept()
    {
        var projection = Single("""
            { "source": "in", "target": "out", "kind": "dense", "weights": [[1, 2], [3, 4], [5, 6]],
              "fixedPoint": { "bits": 6, "exponent": -2, "signMode": "excitatory", "exact": true },
              "learning": { "rules": "dw = 2^-2*x1*y0", "epochTicks": 4, "traces": {
                "x1": { "impulse": 20, "tau": 10 }, "y1": { "impulse": 1.5, "tau": "infinite" }, "y2": { "impulse": 1, "tau": "2.5 ms" } } } }
            """);
        projection.FixedPoint.Should().Be(new FixedPointWeights(6, -2, WeightSignMode.Excitatory, Exact: true));
        projection.Learning!.Rules.Should().Equal("dw = 2^-2*x1*y0");
        projection.Learning.EpochTicks.Should().Be(4);
        projection.Learning.Traces["x1"].Should().Be(new TraceConstants(20, 10));
        projection.Learning.Traces["y1"].TauTicks.Should().Be(double.PositiveInfinity);
        projection.Learning.Traces["y2"].TauTicks.Should().Be(2.5);
    }

    [Fact]
    public void Read_ByteOrderMark_IsSkipped() =>
        JsonText.Findings([0xEF, 0xBB, 0xBF, .. System.Text.Encoding.UTF8.GetBytes(JsonText.WithProjections(""))]).Should().BeEmpty();

    [Fact]
    public void Read_MillionNeuronsByRule_AllocatesNoSynapses()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var network = JsonText.Read(JsonText.WithPopulation("\"shape\": [1000, 1000], \"model\": \"if\", \"parameters\": { \"vThreshold\": 1 }")
            .Replace("\"projections\": []", """
                "projections": [{ "source": "a", "target": "a", "kind": "random", "rule": { "fixedOutDegree": 100 }, "weights": 1, "neighbourhood": { "radius": [10, 10], "wrap": true } }]
                """, StringComparison.Ordinal));
        ((RandomStage)network.Projections[0].Stages[0]).ExpectedSynapses.Should().Be(1e8);
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(1_000_000);
    }

    [Theory]
    [InlineData("chain", 2, 3, 3)]
    [InlineData("recurrent-ei", 4, 3, 140)]
    [InlineData("edges", 2, 3, 112)]
    [InlineData("delay-line", 1, 2, 7)]
    [InlineData("truenorth-coincidence", 1, 2, 8)]
    [InlineData("xylo-patterns", 4, 3, 9)]
    [InlineData("truenorth-stochastic", 2, 3, 9)]
    [InlineData("odin-order", 3, 4, 8)]
    public void Read_Sample_IsSound(string name, int projections, int populations, int neurons)
    {
        var diagnostics = new DiagnosticBag();
        var network = JsonNetworkReader.Read(Path.Combine(SharedFolders.Repository, "samples", "networks", name + ".json"), new(), diagnostics);
        diagnostics.Items.Should().BeEmpty();
        network!.Name.Should().Be(name);
        network.Projections.Should().HaveCount(projections);
        network.Populations.Should().HaveCount(populations);
        network.Populations.Sum(p => p.Size).Should().Be(neurons);
    }

    [Fact]
    public void Read_ExampleOfTheDocumentation_IsSound()
    {
        var text = File.ReadAllText(Path.Combine(SharedFolders.Repository, "docs", "network-json.md"));
        var start = text.IndexOf("```json", StringComparison.Ordinal) + "```json".Length;
        var network = JsonText.Read(text[start..text.IndexOf("```", start, StringComparison.Ordinal)]);
        network.Populations.Select(p => p.Name).Should().Equal("in", "hidden", "out");
        network.Projections.Should().HaveCount(3);
    }

    static Projection Single(string projection) => JsonText.Read(JsonText.WithProjections(projection)).Projections.Single();
}
