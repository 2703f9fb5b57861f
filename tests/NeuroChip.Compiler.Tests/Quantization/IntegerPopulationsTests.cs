using System.Collections.Immutable;
using NeuroChip.Compiler.Tests.Support;
using NeuroChip.Core.Networks;
using static NeuroChip.Compiler.Tests.Support.TestNets;

namespace NeuroChip.Compiler.Tests.Quantization;

public class IntegerPopulationsTests
{
    static readonly Population In = Input("in", 3);

    [Fact]
    public void Compile_RawWeights_AreClippedAndTruncatedAsTheChipDoes()
    {
        var image = Net(Lif24(), new FixedPointWeights(8, 1, WeightSignMode.Auto), 11, -3, 300).Image(TestChips.Loihi);

        image.Cores[0].Blocks[0].Codes.Should().Equal(10, -4, 254);
        (image.Projections[0].Exponent, image.Projections[0].WeightBits, image.Projections[0].SignMode).Should().Be((1, 8, WeightSignMode.Mixed));
        image.Populations[0].Family.Should().Be("lif24");
        image.Populations[0].Parameters["vth_mant"][0].Should().Be(12);
    }

    // 4 bits of both signs are multiples of 2^(9 − 4) = 32.
    [Fact]
    public void Compile_BitsNotGiven_AreThoseOfTheProfile()
    {
        var chip = TestChips.Loihi with { Quantization = new() { WeightBits = 4 } };
        var image = Net(Lif24(), new FixedPointWeights(null, 0, WeightSignMode.Auto), 33, -1, 300).Image(chip);

        image.Cores[0].Blocks[0].Codes.Should().Equal(32, -32, 224);
        image.Projections[0].WeightBits.Should().Be(4);
    }

    [Fact]
    public void Compile_ExactWeights_AreUsedAsTheyAre() =>
        Net(Lif24(), new FixedPointWeights(8, 0, WeightSignMode.Mixed, Exact: true), 11, -3, 255).Image(TestChips.Loihi)
            .Cores[0].Blocks[0].Codes.Should().Equal(11, -3, 255);

    // 64·2^12 and so on do not fit 16 bits; the common factor goes into the exponent.
    [Fact]
    public void Compile_ExactWeightsInAccumulatorUnits_TakeTheCommonFactorOut()
    {
        var image = Net(Lif24(), new FixedPointWeights(8, 0, WeightSignMode.Mixed, Exact: true), 3 << 18, -5 << 18, 1 << 19).Image(TestChips.Loihi);

        image.Cores[0].Blocks[0].Codes.Should().Equal(3, -5, 2);
        image.Projections[0].Exponent.Should().Be(18);
    }

    [Fact]
    public void Compile_FamilyThatTheChipLacks_NamesThoseItHas() =>
        Net(new FixedPointModel { Family = "alif24", Parameters = ImmutableSortedDictionary<string, ParameterValues>.Empty }, new FixedPointWeights(8, 0, WeightSignMode.Auto), 1, 1, 1)
            .Diagnostics(TestChips.Loihi).Should().ContainSingle().Which.Message.Should()
            .Be("Population 'n' is of family alif24; 'loihi' runs lif24, ternary24, lif24b.");

    [Fact]
    public void Compile_VariantOfTheFamily_IsAccepted() =>
        Net(Lif24b("decay_u", "decay_v", "vth"), new FixedPointWeights(8, 0, WeightSignMode.Auto), 1, 1, 1)
            .Image(TestChips.Loihi).Populations[0].Family.Should().Be("lif24b");

    [Fact]
    public void Compile_MissingParameter_IsNamed() =>
        Net(Lif24b("decay_u", "vth"), new FixedPointWeights(8, 0, WeightSignMode.Auto), 1, 1, 1)
            .Diagnostics(TestChips.Loihi).Should().ContainSingle().Which.Message.Should()
            .Be("Population 'n' lacks parameter 'decay_v', which family lif24b needs.");

    [Theory]
    [InlineData("decay_v", 4096, "Population 'n': decay_v is 4096; family lif24 allows integers from 0 to 4095.")]
    [InlineData("vth_mant", 0.5, "Population 'n': vth_mant is 0.5; family lif24 allows integers from 0 to 131071.")]
    public void Compile_ParameterOutsideItsFormat_IsADiagnostic(string name, double value, string message)
    {
        var model = Lif24();
        model = model with { Parameters = model.Parameters.SetItem(name, value) };

        Net(model, new FixedPointWeights(8, 0, WeightSignMode.Auto), 1, 1, 1).Diagnostics(TestChips.Loihi)
            .Should().ContainSingle().Which.Message.Should().Be(message);
    }

    [Theory]
    [InlineData(8, 8, 1.0, "weight exponent 8")]
    [InlineData(9, 0, 1.0, "weights of 9 bits")]
    [InlineData(8, 0, 1.5, "weight 1.5")]
    public void Compile_WeightsOutsideTheFormat_IsADiagnostic(int bits, int exponent, double weight, string part) =>
        Net(Lif24(), new FixedPointWeights(bits, exponent, WeightSignMode.Auto), weight, 1, 1).Diagnostics(TestChips.Loihi)
            .Should().ContainSingle().Which.Message.Should().Contain(part);

    [Fact]
    public void Compile_RealWeightsIntoIntegers_IsADiagnostic()
    {
        var population = Of("n", Lif24(), 1);

        Network([In, population], [Dense(In, population, 1, 1, 1)], "n").Diagnostics(TestChips.Loihi)
            .Should().ContainSingle().Which.Message.Should().Be("Projection 'in-n' has real weights, but its target 'n' is in chip integers.");
    }

    // Several synapses between one pair are clipped one by one, so they must not be added up before.
    [Fact]
    public void Compile_RepeatedSynapses_StaySeparate()
    {
        var population = Of("n", Lif24(), 1);
        var stage = Core.Networks.Stages.SparseStage.FromList(In.Shape, population.Shape, [0, 0], [0, 0], [200, 200], []);
        var projection = Connect(In, population, stage) with { FixedPoint = new FixedPointWeights(8, 0, WeightSignMode.Auto) };

        var block = Network([In, population], [projection], "n").Image(TestChips.Loihi).Cores[0].Blocks[0];

        block.Codes.Should().Equal(200, 200);
        block.IsDense.Should().BeFalse();
    }

    static FixedPointModel Lif24() => new()
    {
        Family = "lif24",
        Parameters = ImmutableSortedDictionary<string, ParameterValues>.Empty
            .Add("decay_u", 1000).Add("decay_v", 300).Add("vth_mant", 12).Add("bias_mant", -3).Add("bias_exp", 1),
    };

    static NetworkGraph Net(FixedPointModel model, FixedPointWeights format, params double[] weights)
    {
        var population = Of("n", model, 1);
        return Network([In, population], [Dense(In, population, weights) with { FixedPoint = format }], "n").With(d => d with { LayerLatency = 1 });
    }

    static FixedPointModel Lif24b(params string[] given) =>
        new() { Family = "lif24b", Parameters = given.ToImmutableSortedDictionary(name => name, _ => new ParameterValues(1)) };
}
