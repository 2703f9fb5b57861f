using NeuroChip.Compiler.Tests.Support;
using NeuroChip.Core.Hardware;
using NeuroChip.Core.Images;
using NeuroChip.Core.Networks;
using static NeuroChip.Compiler.Tests.Support.TestNets;

namespace NeuroChip.Compiler.Tests.Quantization;

public class RealQuantizerTests
{
    static readonly Population In = Input("in", 2);

    // Two neurons with largest weights 1 and 0.25, threshold 1. A scale per neuron gives both the largest code; thresholds follow:
    // 1·127·64 = 8128 and 1/0.25·127·64 = 32512.
    [Fact]
    public void Compile_ScalePerNeuron_ThresholdsFollowTheScales()
    {
        var population = Of("n", Lif(), 2);
        var network = Network([In, population], [Dense(In, population, 1, 0.5, 0.25, -0.125)], "n");

        var image = network.Image(TestChips.Rram256.With(new QuantizationSpec { Calibration = WeightCalibration.Max, Scale = WeightScaleScope.Neuron }));

        CodesInto(image, 0).Should().Equal(127, 64);
        CodesInto(image, 1).Should().Equal(127, -64);
        image.Populations[0].Parameters["threshold"].Codes.Should().Equal(8128, 32512);
        image.Projections[0].CodeScale.Should().Equal(1 / 127.0, 0.25 / 127);
    }

    // With one neuron a core, the scale of a core is that of its neuron.
    [Fact]
    public void Compile_ScalePerCore_IsCommonToTheNeuronsOfACore()
    {
        var population = Of("n", Lif(), 4);
        var network = Network([In, population], [Dense(In, population, 1, 0.5, 0.25, 0.125, 2, 1, 0.5, 0.25)], "n");
        var profile = TestChips.Rram256.With(new QuantizationSpec { Calibration = WeightCalibration.Max, Scale = WeightScaleScope.Core });
        profile = profile with { Core = profile.Core with { Neurons = 2 } };

        var image = network.Image(profile);

        image.Cores.Should().HaveCount(2);
        image.Populations[0].Parameters["threshold"].Codes.Should().Equal(8128, 8128, 4064, 4064);
    }

    // Input weights up to 1 and recurrent ones up to 1/8: with exponents 0…7 the coarser projection is 3 powers of two above the finer.
    [Fact]
    public void Compile_TwoProjectionsWithExponents_ShareTheStateScale()
    {
        var population = Of("n", Lif(), 2);
        var network = Network([In, population], [Dense(In, population, 1, -0.5, 0.25, 0.5), Dense(population, population, 0.125, 0, 0, -0.125)], "n");

        var image = network.Image(TestChips.Rram256 with { Synapse = TestChips.Rram256.Synapse with { MaxExponent = 7 } });

        (image.Projections[0].Exponent - image.Projections[1].Exponent).Should().Be(3);
        image.Cores[0].Blocks.Should().AllSatisfy(block => block.Codes.Max(code => Math.Abs((int)code)).Should().Be(127));
        (image.Projections[0].CodeScale[0] / image.Projections[1].CodeScale[0]).Should().Be(8);
    }

    // Without exponents there is one scale, that of the larger weights.
    [Fact]
    public void Compile_TwoProjectionsWithoutExponents_UseTheCoarserScale()
    {
        var population = Of("n", Lif(), 1);
        var network = Network([In, population], [Dense(In, population, 1, 1), Dense(population, population, 0.125)], "n");

        var image = network.Image(TestChips.Rram256);

        image.Projections.Select(p => p.CodeScale[0]).Distinct().Should().ContainSingle();
        image.Cores[0].Blocks[1].Codes.Should().Equal(16); // 127/8 = 15.9
    }

    // Threshold 100 with weights of at most 0.001: 100/0.001·127·64 = 8·10^8 does not fit 23 bits, so the weights are coded more coarsely.
    [Fact]
    public void Compile_WeightsFarBelowTheThreshold_WidensTheScaleAndSaysSo()
    {
        var population = Of("n", Lif(threshold: 100), 1);
        var network = Network([In, population], [Dense(In, population, 0.001, -0.001)], "n");

        var result = network.Compile(TestChips.Rram256);

        result.Image.Populations[0].Parameters["threshold"][0].Should().Be((1 << 23) - 1);
        result.Report.Conversions.Single(row => row.Quantity == "weights").Note.Should().Contain("threshold");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(8)]
    public void Compile_AnyWeightBits_CodesFitTheFormat(int bits)
    {
        var image = Layers(30, 10, 3).Image(TestChips.Rram256.With(new QuantizationSpec { Calibration = WeightCalibration.Max, WeightBits = bits }));

        var largest = bits == 1 ? 1 : (1 << (bits - 1)) - 1;
        image.Cores.SelectMany(c => c.Blocks).SelectMany(b => b.Codes).Max(c => Math.Abs((int)c)).Should().Be(largest);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    public void Compile_WeightBitsThatDoNotExist_IsADiagnostic(int bits) =>
        Layers(3, 2).Diagnostics(TestChips.Rram256.With(new QuantizationSpec { Calibration = WeightCalibration.Max, WeightBits = bits })).Should().ContainSingle().Which.Message.Should()
            .Be($"quantization.weightBits is {bits}; 'rram-256' stores 1 … 8 bits.");

    [Fact]
    public void Compile_StochasticRounding_DependsOnTheSeedAlone()
    {
        var profile = TestChips.Rram256.With(new QuantizationSpec { Calibration = WeightCalibration.Max, Rounding = WeightRounding.Stochastic, WeightBits = 4 });
        var network = Layers(40, 10);

        var first = ImageHash.Of(network.Image(profile, new CompileOptions { Seed = 1 }));

        ImageHash.Of(network.Image(profile, new CompileOptions { Seed = 1 })).Should().Be(first);
        CodesOf(network.Image(profile, new CompileOptions { Seed = 2 })).Should().NotEqual(CodesOf(network.Image(profile, new CompileOptions { Seed = 1 })));
    }

    [Theory]
    [InlineData(WeightCalibration.Max)]
    [InlineData(WeightCalibration.Percentile)]
    [InlineData(WeightCalibration.LeastSquares)]
    public void Compile_AllWeightsZero_IsAnEmptyButLegalLayer(WeightCalibration calibration)
    {
        var population = Of("n", Lif(), 1);
        var network = Network([In, population], [Dense(In, population, 0, 0)], "n");

        var image = network.Image(TestChips.Rram256.With(new QuantizationSpec { Calibration = calibration }));

        image.Cores.Should().ContainSingle().Which.Blocks.Should().BeEmpty();
        image.Populations[0].Parameters["threshold"][0].Should().Be(1 << 15);
    }

    [Fact]
    public void Compile_EmptyPopulation_IsLegal()
    {
        var (input, empty) = (Input("none", 0), Of("n", Lif(), 0));

        Network([input, empty], [Dense(input, empty)], "n").Image(TestChips.Rram256).Neurons.Should().Be(0);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Compile_WeightThatIsNoNumber_IsADiagnostic(double weight)
    {
        var population = Of("n", Lif(), 1);
        var network = Network([In, population], [Dense(In, population, 1, weight)], "n");

        network.Diagnostics(TestChips.Rram256).Should().ContainSingle().Which.Descriptor.Code.Should().Be("NC3004");
    }

    [Fact]
    public void Compile_HugeWeights_WarnsThatTheThresholdVanished()
    {
        var population = Of("n", Lif(), 1);
        var network = Network([In, population], [Dense(In, population, 1e200, -1e200)], "n");

        network.Diagnostics(TestChips.Rram256).Should().ContainSingle().Which.Message.Should().Contain("threshold");
    }

    // One weight of 1 among 99 of 0.3: at 2 bits the codes are −1, 0, 1 with scale 1, and 0.3 rounds to 0.
    [Fact]
    public void Compile_NearlyAllWeightsVanish_IsAWarning()
    {
        var (input, population) = (Input("in", 100), Of("n", Lif(), 1));
        var weights = Enumerable.Repeat(0.3, 99).Prepend(1.0).ToArray();

        Network([input, population], [Dense(input, population, weights)], "n").Diagnostics(TestChips.Rram256.With(new QuantizationSpec { Calibration = WeightCalibration.Max, WeightBits = 2 }))
            .Should().ContainSingle().Which.ToString().Should()
            .StartWith("warning NC3010: Projection 'in-n': 99 of 100 weights became 0 in 2 bits.");
    }

    // Loss 1/10000 is less than half of 1/4096.
    [Fact]
    public void Compile_LeakBelowResolution_IsAWarning()
    {
        var population = Of("n", Lif(loss: 1e-4), 1);

        Network([In, population], [Dense(In, population, 1, 1)], "n").Diagnostics(TestChips.Rram256)
            .Should().ContainSingle().Which.Message.Should().StartWith("Population 'n': membrane decay of 1 of 1 values became 0");
    }

    // Euler with dt = 1: bias = v_leak·loss = 0.5 a tick, which is 0.5·8128 = 4064 state units.
    [Fact]
    public void Compile_LeakPotential_BecomesABias()
    {
        var population = Of("n", Lif() with { VLeak = 1 }, 1);

        Network([In, population], [Dense(In, population, 1, 1)], "n").Image(TestChips.Rram256).Populations[0].Parameters["bias"][0].Should().Be(4064);
    }

    // The input's values are worth 0.25: its weights shrink by that, and the threshold's code grows.
    [Fact]
    public void Compile_InputWithScale_FoldsItIntoTheWeights()
    {
        var population = Of("n", Lif(), 1);
        var network = Network([In, population], [Dense(In, population, 1, 1)], "n");
        var options = new CompileOptions { Inputs = System.Collections.Immutable.ImmutableSortedDictionary<string, InputCoding>.Empty.Add("in", new InputCoding(0.25, 15)) };

        var image = network.Image(TestChips.Rram256, options);

        image.Populations[0].Parameters["threshold"][0].Should().Be(4 * 8128);
        (image.Inputs[0].MaxValue, image.Inputs[0].ValueScale).Should().Be((15, 0.25));
    }

    static IEnumerable<short> CodesOf(ChipImage image) => image.Cores.SelectMany(c => c.Blocks).SelectMany(b => b.Codes);

    static IEnumerable<short> CodesInto(ChipImage image, int column)
    {
        var block = image.Cores[0].Blocks[0];
        return Enumerable.Range(0, block.AxonCount).Select(row => block.Codes[(row * block.Targets.Length) + column]);
    }
}
