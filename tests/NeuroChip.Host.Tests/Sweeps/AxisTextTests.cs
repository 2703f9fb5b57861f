using NeuroChip.Core.Diagnostics;
using NeuroChip.Host.Sweeps;

namespace NeuroChip.Host.Tests.Sweeps;

/// <summary>Axes as people write them.</summary>
public class AxisTextTests
{
    [Theory]
    [InlineData("quantization.weightBits=1..4", "1|2|3|4")]
    [InlineData("quantization.weightBits=8..2:-3", "8|5|2")]
    [InlineData("ticks=4..16:4", "4|8|12|16")]
    [InlineData("quantization.percentile=99..100%:0.5%", "99%|99.5%|100%")]
    [InlineData("energy.synapticEvent.value=1..3pJ", "1pJ|2pJ|3pJ")]
    [InlineData("quantization.rounding=nearest,stochastic", "nearest|stochastic")]
    [InlineData("profile=rram-64, rram-256", "rram-64|rram-256")]
    [InlineData("dt=0.5ms,1ms", "0.5ms|1ms")]
    [InlineData("device.programmingSigma=0,5%,10%", "0%|5%|10%")]
    [InlineData("dt=0,1ms,2s", "0|1ms|2s")]
    [InlineData("ticks=4,8", "4|8")]
    public void Parse_GoodAxis_HasItsValues(string text, string values) =>
        AxisText.Parse(text).Values.Should().Equal(values.Split('|'));

    [Theory]
    [InlineData("quantization.weightBit=1..4", "NC0100", "'quantization.weightBits'")]
    [InlineData("weightBits=1..4", "NC0100", "'quantization.weightBits'")]
    [InlineData("tick_s=1..4", "NC0100", "There is no setting")]
    [InlineData("seed=1,2", "NC0100", "--seeds")]
    [InlineData("quantization.weightBits", "NC0101", "no key=values")]
    [InlineData("ticks=8..4", "NC0101", "empty")]
    [InlineData("ticks=4..8:0", "NC0101", "empty")]
    [InlineData("ticks=4,,8", "NC0101", "empty value")]
    [InlineData("ticks=4,4", "NC0101", "twice")]
    [InlineData("device.programmingSigma=5,5%", "NC0101", "twice")]
    [InlineData("ticks=1..10000000", "NC0101", "at most 10000")]
    [InlineData("quantization.percentile=1%..2pJ", "NC0101", "mixes the units")]
    public void Parse_BadAxis_IsSaid(string text, string code, string message)
    {
        var problem = FluentActions.Invoking(() => AxisText.Parse(text)).Should().Throw<InputErrorException>().Which.Diagnostic;

        problem.Descriptor.Code.Should().Be(code);
        problem.Message.Should().Contain(message);
    }

    [Theory]
    [InlineData("quantization.weightBits=1..4", true)]
    [InlineData("quantization.percentile=99%,100%", true)]
    [InlineData("profile=rram-64,rram-256", false)]
    [InlineData("dt=1ms,2s", false)]
    public void IsOrdered_NumbersOfOneUnit_Alone(string text, bool ordered) => AxisText.Parse(text).IsOrdered.Should().Be(ordered);
}
