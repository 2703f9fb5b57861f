using NeuroChip.Compiler.Tests.Support;
using NeuroChip.Core.Hardware;
using NeuroChip.Core.Images;
using NeuroChip.Core.Networks;
using static NeuroChip.Compiler.Tests.Support.TestNets;

namespace NeuroChip.Compiler.Tests;

public class CompilerDriverTests
{
    // Two inputs, one neuron, weights 1 and −0.5, threshold 0.75, v ← 0.5·v + x.
    //   codes: largest weight 1 is code 127, so a code is worth 1/127 and −0.5 is −63.5 → −64 (halves to even)
    //   state: a code is shifted by 6, so a state unit is 1/(127·64) = 1/8128 and the threshold is 0.75·8128 = 6096
    //   leak:  0.5 is 2048/4096
    static NetworkGraph TwoInputs()
    {
        var input = Input("in", 2);
        var neuron = Of("n", Lif(threshold: 0.75), 1);
        return Network([input, neuron], [Dense(input, neuron, 1, -0.5)], "n");
    }

    // With the largest magnitude on the largest code, so that the scale is 1/127.
    static HardwareProfile ByHand => TestChips.Rram256 with { Quantization = new() { Calibration = WeightCalibration.Max } };

    [Fact]
    public void Compile_TwoInputsOneNeuron_AllNumbersByHand()
    {
        var image = TwoInputs().Image(ByHand);

        var core = image.Cores.Should().ContainSingle().Subject;
        core.Axons.Should().Equal(new Axon(0, 0), new Axon(1, 0));
        core.Neurons.Should().Equal(2);
        var block = core.Blocks.Should().ContainSingle().Subject;
        block.IsDense.Should().BeTrue();
        block.Codes.Should().Equal(127, -64);
        var population = image.Populations.Should().ContainSingle().Subject;
        population.Parameters["threshold"][0].Should().Be(6096);
        population.Parameters["membraneDecay"][0].Should().Be(2048);
        population.Parameters["currentDecay"][0].Should().Be(4096);
        population.StateScale.Should().ContainSingle().Which.Should().BeApproximately(1 / 8128.0, 1e-15);
        population.FirstTick.Should().Be(1);
        image.TicksFor(5).Should().Be(6);
    }

    // in0 spikes in steps 0, 1, 3; in1 in step 1. In state units: +8128, −4096 (−64·64).
    //   step 0: v = 8128 > 6096 → spike, v = 0
    //   step 1: v = 8128 − 4096 = 4032
    //   step 2: v = 2016
    //   step 3: v = 1008 + 8128 = 9136 → spike
    [Fact]
    public void Compile_TwoInputsOneNeuron_RunsAsByHand()
    {
        var image = TwoInputs().Image(ByHand);

        var spikes = new ImageInterpreter(image).Run([[1, 0], [1, 1], [0, 0], [1, 0]]);

        spikes.Select(step => step[0]).Should().Equal(1, 0, 0, 1);
    }

    [Theory]
    [InlineData(new[] { 784, 128, 10 }, 4 + 1)]
    [InlineData(new[] { 784, 256, 128 }, 8 + 1)]
    public void Compile_MnistSizesOnDifferentialArrays_NeedTheKnownNumberOfCores(int[] sizes, int cores) =>
        Layers(sizes).Image(TestChips.Rram256).Cores.Should().HaveCount(cores);

    [Fact]
    public void Compile_Twice_GivesEqualCodes()
    {
        var network = Layers(300, 20, 5);

        var (first, second) = (network.Image(TestChips.Rram256), network.Image(TestChips.Rram256));

        second.Cores.SelectMany(c => c.Blocks).SelectMany(b => b.Codes).Should().Equal(first.Cores.SelectMany(c => c.Blocks).SelectMany(b => b.Codes));
    }
}
