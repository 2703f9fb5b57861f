using NeuroChip.Compiler.Tests.Support;
using NeuroChip.Core.Hardware;
using NeuroChip.Core.Networks;
using static NeuroChip.Compiler.Tests.Support.TestNets;

namespace NeuroChip.Compiler.Tests.Quantization;

public class FeatureCheckTests
{
    static readonly Population In = Input("in", 1);

    public static TheoryData<string, NeuronModel, Func<Discretization, Discretization>> Missing => new()
    {
        { "a synaptic current", Cuba(), d => d },
        { "a leak", Lif(), d => d },
        { "a bias (or v_leak)", new LifModel { Tau = 1, VThreshold = 1, VLeak = 0.5 }, d => d },
        { "a negative threshold", new IfModel { VThreshold = -1 }, d => d },
        { "a reset that subtracts the threshold", new IfModel { VThreshold = 1 }, d => d with { Reset = ResetKind.Subtract } },
        { "several spikes in one tick", new IfModel { VThreshold = 1 }, d => d with { Reset = ResetKind.SubtractMultiple } },
        { "a reset to another value than 0", new IfModel { VThreshold = 1, VReset = 0.5 }, d => d },
        { "a refractory time of 3 ticks (at most 0)", new LifModel { Tau = 1, VThreshold = 1, RefractoryTicks = 3 }, d => d },
        { "spikes at v = threshold (v >= threshold)", new IfModel { VThreshold = 1 }, d => d with { ThresholdInclusive = true } },
    };

    // The barest circuit there is: no current, no leak, no bias, reset to 0.
    [Theory]
    [MemberData(nameof(Missing))]
    public void Compile_CircuitWithoutTheFeature_NamesIt(string feature, NeuronModel model, Func<Discretization, Discretization> change)
    {
        var bare = TestChips.Rram256 with
        {
            Neuron = new NeuronSpec { Family = "lif", StateBits = 24, ThresholdBits = 16, ThresholdShift = 1 },
        };
        var population = Of("n", model, 1);
        var network = Network([In, population], [Dense(In, population, 1)], "n").With(change);

        network.Diagnostics(bare).Should().Contain(d => d.Message == $"Population 'n' needs {feature}, which neurons of 'rram-256' (family lif) do not have.");
    }

    [Theory]
    [InlineData("axon4")]
    [InlineData("bitshift16")]
    [InlineData("event8")]
    public void Compile_RealNetworkForAnIntegerFamily_IsADiagnostic(string family)
    {
        var chip = TestChips.Rram256 with { Neuron = TestChips.Rram256.Neuron with { Family = family } };

        Layers(2, 1).Diagnostics(chip).Should().ContainSingle().Which.Descriptor.Code.Should().Be("NC3003");
    }

    // Wrong in kind comes before too large: the second diagnostic would send the reader the wrong way.
    [Fact]
    public void Compile_WrongFamilyAndTooLarge_SaysTheFamily()
    {
        var chip = TestChips.Rram256 with { Mesh = new MeshSpec(1, 1, 1, MeshTopology.Mesh), Neuron = TestChips.Rram256.Neuron with { Family = "axon4" } };

        Layers(784, 128, 10).Diagnostics(chip).Select(d => d.Descriptor.Code).Should().Equal("NC3003", "NC3003");
    }

    // v ≥ θ is v > θ − 1 in integers: threshold 1 → 8128 − 1.
    [Fact]
    public void Compile_OtherComparison_ShiftsTheThresholdByOneUnit()
    {
        var population = Of("n", Lif(), 1);
        var network = Network([In, population], [Dense(In, population, 1)], "n").With(d => d with { ThresholdInclusive = true });

        var parameters = network.Image(TestChips.Rram256).Populations[0].Parameters;

        (parameters["threshold"][0], parameters["inclusive"][0]).Should().Be((8127, 0));
    }
}
