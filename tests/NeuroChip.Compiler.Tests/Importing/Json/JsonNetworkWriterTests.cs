using System.Text;
using NeuroChip.Compiler.Importing.Json;
using NeuroChip.Compiler.Importing.Nir;
using NeuroChip.Compiler.Verification;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Networks;
using NeuroChip.Core.Networks.Building;
using NeuroChip.Core.Networks.Stages;
using NeuroChip.Formats.Nir;
using NeuroChip.Tests.Shared;

namespace NeuroChip.Compiler.Tests.Importing.Json;

public class JsonNetworkWriterTests
{
    [Theory]
    [InlineData("chain")]
    [InlineData("recurrent-ei")]
    [InlineData("edges")]
    [InlineData("delay-line")]
    public void Write_Sample_ReadsBackEqual(string name)
    {
        var bytes = File.ReadAllBytes(Path.Combine(SharedFolders.Repository, "samples", "networks", name + ".json"));
        VerifyRoundTrip(JsonText.Read(Encoding.UTF8.GetString(bytes)));
    }

    [Fact]
    public void Write_EveryStageAndModel_ReadsBackEqual() => VerifyRoundTrip(Everything());

    // What tools wrote: every network of the exchange format that tells its step.
    [DataFact]
    public void Write_NirNetworks_ReadBackEqual()
    {
        var files = Directory.GetFiles(Path.Combine(SharedFolders.Data!, "networks"), "*.nir")
            .Concat(Directory.GetFiles(Path.Combine(SharedFolders.Data!, "nir"), "*.nir"));
        var networks = files.Select(Import).OfType<NetworkGraph>().ToList();
        networks.Should().HaveCountGreaterThan(5);
        networks.ForEach(VerifyRoundTrip);
    }

    static NetworkGraph? Import(string path)
    {
        try
        {
            var diagnostics = new DiagnosticBag();
            var network = NirImporter.Import(NirFile.Read(path), new(), diagnostics);
            return network is not null && NetworkVerifier.Verify(network, diagnostics) && !diagnostics.HasErrors ? network : null;
        }
        catch (InputErrorException)
        {
            return null;
        }
    }

    [Theory]
    [InlineData(7, 3, 2, 1, 1)]
    [InlineData(6, 3, 2, 1, 1)]
    [InlineData(8, 2, 3, 0, 2)]
    public void Write_Window_ReadsBackTheSameShapes(int size, int kernel, int stride, int padding, int dilation) =>
        VerifyRoundTrip(Image(size, new double[1, 1, kernel, kernel], new() { Stride = stride, Padding = padding, Dilation = dilation }));

    [Fact]
    public void Write_UnequalPadding_ReadsBackTheSameShapes()
    {
        VerifyRoundTrip(Image(6, new double[1, 1, 4, 2], new() { Padding = Padding2d.Same }));
        VerifyRoundTrip(Image(6, new double[1, 1, 3, 3], new() { Padding = new Padding2d(2, 0, 0, 1) }));
        VerifyRoundTrip(Image(6, new double[1, 1, 2, 2], new() { Padding = new Padding2d(1, -2, 0, -1) }));
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(1.0 / 3)]
    [InlineData(5e-324)]
    [InlineData(1.7976931348623157e308)]
    [InlineData(-0.0)]
    public void Write_AnyWeight_KeepsItsBits(double weight)
    {
        var network = new NetworkBuilder("n", dt: 1.0 / 3).Input("a", 1).Passthrough("b", 1).OneToOne("a", "b", weight).Output("b").Build();
        var back = ReadBack(network, out _);
        BitConverter.DoubleToInt64Bits(((ScaleStage)back.Projections[0].Stages[0]).Factors[0]).Should().Be(BitConverter.DoubleToInt64Bits(weight));
        back.Discretization.Dt.Should().Be(1.0 / 3);
    }

    [Fact]
    public void Write_UnknownStage_NamesIt()
    {
        var network = new NetworkBuilder("n", dt: 1).Input("a", 1).Passthrough("b", 1)
            .Connect("a", "b", chain => chain.Then(new Twice())).Output("b").Build();
        var act = () => JsonNetworkWriter.ToBytes(network);
        act.Should().Throw<InputErrorException>().Which.Diagnostic.ToString().Should().Contain("NC2216").And.Contain("'a->b' has a Twice");
    }

    static void VerifyRoundTrip(NetworkGraph network)
    {
        var back = ReadBack(network, out var text);
        JsonNetworkWriter.ToBytes(back).Should().Equal(text);
        back.Name.Should().Be(network.Name);
        back.Discretization.Should().Be(network.Discretization);
        back.Outputs.Should().Equal(network.Outputs);
        back.Populations.Select(p => (p.Name, p.Shape)).Should().Equal(network.Populations.Select(p => (p.Name, p.Shape)));
        foreach (var (read, written) in back.Populations.Zip(network.Populations).Where(p => p.Second.Model is not FixedPointModel))
        {
            read.Model.Should().Be(written.Model);
        }

        foreach (var (read, written) in back.Projections.Zip(network.Projections, (r, w) => (r, w)))
        {
            (read.Name, read.Source, read.Target, read.DelayTicks, read.FixedPoint)
                .Should().Be((written.Name, written.Source, written.Target, written.DelayTicks, written.FixedPoint));
            read.Stages.Select(s => (s.GetType(), s.InputShape, s.OutputShape)).Should().Equal(written.Stages.Select(s => (s.GetType(), s.InputShape, s.OutputShape)));
            SynapseList.Of(read).Should().Equal(SynapseList.Of(written));
            (read.ConstantDrive() ?? []).Should().Equal(written.ConstantDrive() ?? []);
        }
    }

    static NetworkGraph ReadBack(NetworkGraph network, out byte[] text)
    {
        text = JsonNetworkWriter.ToBytes(network);
        return JsonText.Read(Encoding.UTF8.GetString(text));
    }

    static NetworkGraph Image(int size, double[,,,] kernel, WindowOptions window)
    {
        double value = 0;
        for (var row = 0; row < kernel.GetLength(2); row++)
        {
            for (var column = 0; column < kernel.GetLength(3); column++)
            {
                kernel[0, 0, row, column] = ++value;
            }
        }

        var flat = new NetworkBuilder("n", dt: 1).Input("a", new(1, size, size)).Passthrough("probe", 1);
        NetworkGraph Build(Shape to) => new NetworkBuilder("n", dt: 1).Input("a", new(1, size, size)).Passthrough("b", to).Conv2d("a", "b", kernel, [0.5], window).Output("b").Build();
        Shape? output = null;
        flat.Invoking(b => b.Connect("a", "probe", chain => output = chain.Conv2d(kernel, window: window).Current)).Should().Throw<ArgumentException>();
        return Build(output!.Value);
    }

    static NetworkGraph Everything() =>
        new NetworkBuilder("everything ä", new Discretization { Dt = 1e-4, Scheme = IntegrationScheme.DecayExponential, Reset = ResetKind.SubtractMultiple, ThresholdInclusive = true })
            .Input("in", new(2, 4, 4))
            .Lif("lif", new(2, 4, 4), tau: 20e-3, r: 2, vLeak: 0.1, vThreshold: 1.5, vReset: -0.2, refractoryTicks: 3)
            .CubaLif("cuba", 3, tauSyn: new([1e-3, 2e-3, 3e-3]), tauMem: 0.0123456789, wIn: 4)
            .IntegrateAndFire("if", 8)
            .Integrator("sum", 1, r: new([0.5]))
            .LeakyIntegrator("li", 2, tau: 1)
            .CubaLeakyIntegrator("cubaLi", 2, tauSyn: 1, tauMem: 2)
            .Threshold("step", 4, threshold: 0.5)
            .IntegrateAndFire("pass", new(2, 2))
            .Passthrough("read", new(2, 2))
            .FixedPoint("fixed", 2, "lif24", ("decay_u", 1000), ("decay_v", 300), ("vth_mant", new([12, 13])))
            .Conv2d("in", "lif", Kernel(), [0.1, -0.1], new() { Padding = Padding2d.Same })
            .Connect("lif", "cuba", c => c.AveragePool2d(2).SumPool2d(2).Flatten().Dense(new double[,] { { 1, 2 }, { 3, 4 }, { 5, 6 } }, [1, 2, 3]), new() { DelayTicks = 2 })
            .Connect("in", "if", c => c.Reshape(new(4, 8)).Conv1d(new double[1, 4, 1] { { { 1 }, { 2 }, { 3 }, { 4 } } }).Delay(1))
            .Connect("in", "sum", c => c.Scale(0.5).Dense(new double[1, 32], to: new(1)))
            .Sparse("if", "li", [new(0, 1, 0.5, 3), new(0, 1, 0.25), new(7, 0, -1)])
            .Connect("if", "cubaLi", c => c.Sparse([new(3, 2, 1)], to: new(2, 2)).Random(new FixedInDegree(1), new UniformWeight(-1, 1), 5))
            .Random("if", "step", new FixedOutDegree(1), new IntegerWeight(-3, 4), 9)
            .Random("if", "step", new FixedOutDegree(2), new NormalWeight(0, 1), ulong.MaxValue, new UniformDelay(0, 4), new(2, Wrap: true))
            .Random("pass", "pass", new PairProbability(0.25), new ConstantWeight(2), 3, new ConstantDelay(2), new(new(1, 0), Wrap: false), allowSelf: false)
            .OneToOne("step", "pass", new([1.0, 2.0, 3.0, 4.0]))
            .OneToOne("pass", "read", 1)
            .Dense("li", "fixed", new double[,] { { 4, -8 }, { 2, 0 } }, options: new()
            {
                Name = "learnt",
                FixedPoint = new FixedPointWeights(6, -1, WeightSignMode.Mixed, Exact: true, Port: 1),
                Learning = new LearningRule
                {
                    Rules = ["dw = x1*y0"],
                    EpochTicks = 2,
                    Traces = System.Collections.Immutable.ImmutableSortedDictionary<string, TraceConstants>.Empty.Add("x1", new(1.5, double.PositiveInfinity)).Add("y1", new(3, 0.1)),
                },
            })
            .Output("fixed").Output("lif")
            .Build();

    static double[,,,] Kernel()
    {
        var kernel = new double[2, 2, 3, 3];
        for (var i = 0; i < 36; i++)
        {
            kernel[i / 18, i / 9 % 2, i / 3 % 3, i % 3] = 1.0 / (i + 1);
        }

        return kernel;
    }

    sealed record Twice : LinearStage
    {
        public override Shape InputShape => 1;

        public override Shape OutputShape => 1;

        public override void Scatter<TSink>(int input, double value, ref TSink sink) => sink.Add(input, 2 * value, 0);
    }
}
