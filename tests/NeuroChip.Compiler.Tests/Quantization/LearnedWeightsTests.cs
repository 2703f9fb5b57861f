using System.Collections.Immutable;
using NeuroChip.Compiler.Quantization;
using NeuroChip.Compiler.Tests.Support;
using NeuroChip.Core.Images;
using NeuroChip.Core.Networks;
using static NeuroChip.Compiler.Tests.Support.TestNets;

namespace NeuroChip.Compiler.Tests.Quantization;

public class LearnedWeightsTests
{
    // Steps: mixed 2^(9 − bits), others 2^(8 − bits).
    [Theory]
    [InlineData(47, 4, WeightSignMode.Mixed, 32)]
    [InlineData(48, 4, WeightSignMode.Mixed, 64)]
    [InlineData(-49, 4, WeightSignMode.Mixed, -64)]
    [InlineData(250, 2, WeightSignMode.Mixed, 128)]
    [InlineData(-256, 2, WeightSignMode.Mixed, -256)]
    [InlineData(97, 2, WeightSignMode.Excitatory, 128)]
    [InlineData(255, 2, WeightSignMode.Excitatory, 192)]
    [InlineData(-97, 2, WeightSignMode.Inhibitory, -128)]
    [InlineData(-95, 2, WeightSignMode.Inhibitory, -64)]
    [InlineData(33, 8, WeightSignMode.Excitatory, 33)]
    public void Nearest_TakesTheNextStoredWeight(int weight, int bits, WeightSignMode mode, int expected) =>
        CodeFormat.Nearest(weight, bits, mode).Should().Be(expected);

    [Fact]
    public void Round_OnlyProjectionsThatLearnChange()
    {
        var (input, neuron) = (Input("in", 2), Of("n", Lif24, 1));
        var rule = new LearningRule { Rules = ["dw = x1*y0"], Traces = ImmutableSortedDictionary<string, TraceConstants>.Empty };
        var format = new FixedPointWeights(8, 0, WeightSignMode.Mixed);
        var image = Network([input, neuron], [Dense(input, neuron, 46, -46) with { FixedPoint = format, Learning = rule }, Dense(input, neuron, 46, -46) with { Name = "fixed", FixedPoint = format }], "n")
            .With(d => d with { LayerLatency = 1 }).Image(TestChips.Loihi with { Learning = new() { Engine = "sum-of-products" } });

        var rounded = LearnedWeights.Round(image, 4, out var meanSquare);

        ProjectionWeights.FieldsOf(rounded, 0).Should().Equal(32, -32);
        ProjectionWeights.FieldsOf(rounded, 1).Should().Equal(46, -46);
        rounded.Projections.Select(p => p.WeightBits).Should().Equal(4, 8);
        meanSquare.Should().Be(14 * 14);
    }

    static FixedPointModel Lif24 { get; } = new()
    {
        Family = "lif24",
        Parameters = ImmutableSortedDictionary<string, ParameterValues>.Empty.Add("decay_u", 1000).Add("decay_v", 300).Add("vth_mant", 12),
    };
}
