using NeuroChip.Compiler.Quantization;
using NeuroChip.Compiler.Tests.Support;
using NeuroChip.Core.Networks;
using static NeuroChip.Compiler.Tests.Support.TestNets;

namespace NeuroChip.Compiler.Tests.Quantization;

public class Lif24Tests
{
    static readonly Population In = Input("in", 2);

    // Weights 1 and −0.5 in 8 mixed bits: mantissas 127 and −64 (−63.5 to even), codes twice that. A mantissa is 1/127, and with exponent e a state
    // unit is 1/(127·2·64·2^e). The threshold needs at least 2^15 units but only 17 bits · 64: 127·128·2^e ≥ 32768 from e = 2 on (16256 · 4 = 65024).
    // 65024 = 1016 · 64. decay_u: no current, all 4096 are lost, 4095 + 1. decay_v: half, 2048.
    [Fact]
    public void Compile_ForLoihi_AllNumbersByHand()
    {
        var population = Of("n", Lif(), 1);

        var image = Network([In, population], [Dense(In, population, 1, -0.5)], "n").Image(TestChips.Loihi);

        var parameters = image.Populations[0].Parameters;
        image.Cores[0].Blocks[0].Codes.Should().Equal(254, -128);
        (image.Projections[0].Exponent, image.Projections[0].SignMode).Should().Be((2, WeightSignMode.Mixed));
        (parameters["vth_mant"][0], parameters["decay_u"][0], parameters["decay_v"][0]).Should().Be((1016, 4095, 2048));
        image.Populations[0].StateScale[0].Should().BeApproximately(1 / 65024.0, 1e-18);
    }

    [Fact]
    public void Compile_CurrentOnLoihi_AccountsForTheExtraDecay() =>
        Network([In, Of("n", Cuba(currentLoss: 0.25), 1)], [Dense(In, Of("n", Cuba(), 1), 1, 1)], "n")
            .Image(TestChips.Loihi).Populations[0].Parameters["decay_u"][0].Should().Be(1023);

    // One-signed weights keep all 8 bits.
    [Theory]
    [InlineData(1, 255, WeightSignMode.Excitatory)]
    [InlineData(-1, -255, WeightSignMode.Inhibitory)]
    public void Compile_WeightsOfOneSign_UseTheFullRange(double weight, short code, WeightSignMode mode)
    {
        var population = Of("n", Lif(), 1);

        var image = Network([In, population], [Dense(In, population, weight, weight)], "n").Image(TestChips.Loihi);

        image.Cores[0].Blocks[0].Codes.Should().Equal(code, code);
        image.Projections[0].SignMode.Should().Be(mode);
    }

    [Fact]
    public void Compile_AnyRandomNetwork_CodesSurviveTheChipsTruncation()
    {
        var image = Layers(40, 20, 5).Image(TestChips.Loihi);

        foreach (var block in image.Cores.SelectMany(core => core.Blocks))
        {
            block.Codes.Should().OnlyContain(code => CodeFormat.Truncate(code, 8, image.Projections[block.Projection].SignMode) == code);
        }
    }

    // 1 mantissa unit of 13 bits at 2^exp: the bias of v_leak 1 with loss 1/2 is 0.5 = 32512 units = 4064 · 2^3.
    [Fact]
    public void Compile_BiasOnLoihi_IsMantissaAndExponent()
    {
        var population = Of("n", Lif() with { VLeak = 1 }, 1);

        var parameters = Network([In, population], [Dense(In, population, 1, -0.5)], "n").Image(TestChips.Loihi).Populations[0].Parameters;

        (parameters["bias_mant"][0], parameters["bias_exp"][0]).Should().Be((4064, 3));
    }

    [Fact]
    public void Compile_ConstantDriveOfACurrent_WarnsAndUsesTheSteadyState()
    {
        var population = Of("n", Cuba(currentLoss: 0.5), 1);
        var network = Network([In, population], [Biased(In, population, [1, -0.5], [0.125])], "n");

        // 0.125/0.5 = 0.25 of a threshold of 1.
        var parameters = network.Image(TestChips.Loihi).Populations[0].Parameters;
        var bias = parameters["bias_mant"][0] << parameters["bias_exp"][0];

        ((double)bias / (parameters["vth_mant"][0] << 6)).Should().BeApproximately(0.25, 1e-3);
        network.Diagnostics(TestChips.Loihi).Should().ContainSingle().Which.Descriptor.Code.Should().Be("NC3011");
    }

    [Fact]
    public void Compile_SubtractingResetOnLoihi_IsADiagnostic() =>
        Layers(2, 1).With(d => d with { Reset = ResetKind.Subtract }).Diagnostics(TestChips.Loihi).Should().ContainSingle().Which.Descriptor.Code.Should().Be("NC3001");

    [Fact]
    public void Compile_ReadoutOnLoihi_HasTheLargestThreshold()
    {
        var population = Of("n", new LeakyIntegratorModel { Tau = 10, R = 10 }, 1);

        Network([In, population], [Dense(In, population, 1, 1)], "n").Image(TestChips.Loihi).Populations[0].Parameters["vth_mant"][0].Should().Be(131071);
    }
}
