using System.Collections.Immutable;
using NeuroChip.Compiler.Tests.Support;
using NeuroChip.Core.Networks;
using static NeuroChip.Compiler.Tests.Support.TestNets;

namespace NeuroChip.Compiler.Tests.Quantization;

/// <summary>Weights of chips that do not clip by themselves.</summary>
public class DigitalChipWeightsTests
{
    static readonly Population In = Input("in", 2);

    [Theory]
    [InlineData(9, 255, -256, null)]
    [InlineData(9, 256, 0, "has weight 256; 9 bits of 'loihi' hold -256 … 255")]
    [InlineData(8, 0, -129, "has weight -129; 8 bits of 'loihi' hold -128 … 127")]
    public void Compile_SignedWeights_MustFitTheirBits(int bits, int first, int second, string? problem) =>
        Check(Compile("axon4", signed: true, mostBits: 9, new(bits, 0, WeightSignMode.Auto), [[first, second]]), problem);

    [Theory]
    [InlineData(new[] { 7, -7 }, new[] { 7, 0 }, null)]
    [InlineData(new[] { 7, 7 }, new[] { -1, 7 }, "weights of both signs from source 0")]
    [InlineData(new[] { 8, 0 }, new[] { 0, 0 }, "has weight 8; 3 bits of 'loihi' hold -7 … 7")]
    public void Compile_WeightsWithoutSign_TakeThatOfTheirSource(int[] first, int[] second, string? problem) =>
        Check(Compile("event8", signed: false, mostBits: 3, new(3, 0, WeightSignMode.Auto), [first, second]), problem);

    [Fact]
    public void Compile_MoreBitsThanTheChipStores_IsADiagnostic() =>
        Check(Compile("event8", signed: false, mostBits: 3, new(8, 0, WeightSignMode.Auto), [[1, 1]]), "has weights of 8 bits; 'loihi' stores 1 … 3");

    [Theory]
    [InlineData("axon4-full", 3, null)]
    [InlineData("axon4-full", 4, "ends in port 4; neurons of family axon4-full have the ports 0 … 3")]
    [InlineData("axon4", 1, "ends in port 1")]
    public void Compile_Port_MustExist(string family, int port, string? problem) =>
        Check(Compile(family, signed: true, mostBits: 9, new(9, 0, WeightSignMode.Auto, Port: port), [[1, 1]]), problem);

    static void Check(IEnumerable<string> messages, string? problem)
    {
        if (problem is null)
        {
            messages.Should().BeEmpty();
        }
        else
        {
            messages.Should().ContainSingle().Which.Should().Contain(problem);
        }
    }

    static IEnumerable<string> Compile(string family, bool signed, int mostBits, FixedPointWeights format, int[][] weights)
    {
        var parameters = ImmutableSortedDictionary<string, ParameterValues>.Empty.Add("threshold", 10);
        var model = new FixedPointModel { Family = family, Parameters = family == "axon4" ? parameters.Add("negative_threshold", -10) : parameters };
        var population = Of("n", model, weights.Length);
        var projection = Dense(In, population, [.. weights.SelectMany(row => row.Select(weight => (double)weight))]) with { FixedPoint = format };
        var chip = TestChips.Loihi with
        {
            Neuron = TestChips.Loihi.Neuron with { Family = family },
            Synapse = TestChips.Loihi.Synapse with { SignModes = false, Signed = signed, MinWeightBits = 1, MaxWeightBits = mostBits },
        };
        return Network([In, population], [projection], "n").Diagnostics(chip).Select(diagnostic => diagnostic.Message);
    }
}
