using NeuroChip.Emulator.Tests.Images;
using NeuroChip.Emulator.Tracing;

namespace NeuroChip.Emulator.Tests.Kernels;

public class LifTests
{
    /// <summary>
    /// Three neurons, five ticks, one input axon with weights 60, −30 and 110 that spikes in ticks 0, 1 and 3 and so acts in 1, 2 and 4.
    /// Threshold 100 (v &gt; 100), leak 1/4 toward zero (code 1024 of 4096), bias 1 for the second neuron.
    /// <code>
    /// step              0     1                 2                3                  4
    /// neuron 0   v      60    45 + 60 = 105 !   0                0 + 60 = 60        45
    /// neuron 1   v     −29    −21 − 30 + 1 = −50  −37 + 1 = −36   −27 − 30 + 1 = −56  −42 + 1 = −41
    /// neuron 2   v     110 !  110 !             0                110 !              0
    /// </code>
    /// (45 = 60 · 3/4; −21 = tz(−29 · 3/4 = −21.75); −37 = tz(−37.5); −27; −42; 45; "!" fires and resets to 0.)
    /// </summary>
    [Fact]
    public void Run_ThreeNeuronsFiveTicks_AsWorkedByHand()
    {
        var chip = new TestChip();
        var input = chip.Input("in", 1);
        var codes = new LifCodes { MembraneDecay = [1024], Bias = [0, 1, 0] };
        var population = chip.Population("out", 3, "lif", firstTick: 1, codes.ToArray());
        chip.Project(input, 1, population, [new(0, 0, 60), new(0, 1, -30), new(0, 2, 110)]);
        chip.Output(population);

        var spikes = new SpikeProbe(0);
        var potentials = new PotentialProbe(population, state: 1, 0);
        var samples = TestSamples.Spikes([0], [0], [], [0], []);
        var record = ChipEmulator.Run(chip.Build(), samples, new(), spikes);
        ChipEmulator.Run(chip.Build(), samples, new(), potentials);

        potentials.Of(0).Should().HaveCount(6);
        potentials.Of(0).Skip(1).Select(v => v[0]).Should().Equal(60, 0, 0, 60, 45);
        potentials.Of(0).Skip(1).Select(v => v[1]).Should().Equal(-29, -50, -36, -56, -41);
        potentials.Of(0).Skip(1).Select(v => v[2]).Should().Equal(0, 0, 0, 0, 0);
        spikes.Of(0).Where(s => s.Unit > 0).Should().Equal(new SpikeEvent(1, 3, 1), new(2, 1, 1), new(2, 3, 1), new(4, 3, 1));
        record.SpikesByUnit.Should().Equal(3, 1, 0, 3);
        record.Results[0].SpikeCounts.Should().Equal(1, 0, 3);
        record.Results[0].FirstSpikes.Should().Equal(1, -1, 0);
        record.Results[0].LastPotentials.Should().Equal(45, -41, 0);
        record.Results[0].PopulationSpikes.Should().Equal(3, 4);
    }

    // Five bits hold −16 … 15. Saturating, 9 + 9 stays at 15 and −9 − 9 at −15; wrapping, 18 becomes −14, and −18 becomes 14.
    [Theory]
    [InlineData(0, 15, -15)]
    [InlineData(1, -14, 14)]
    public void Run_StateBeyondItsWidth_SaturatesOrWraps(int overflow, int positive, int negative)
    {
        var chip = new TestChip();
        var input = chip.Input("in", 1);
        var codes = new LifCodes { StateBits = 5, Threshold = [1000] };
        var population = chip.Population("out", 2, "lif", firstTick: 1, [.. codes.ToArray(), ("overflow", [overflow])]);
        chip.Project(input, 1, population, [new(0, 0, 9), new(0, 1, -9)]);
        chip.Output(population);
        ChipEmulator.Run(chip.Build(), TestSamples.Spikes([0], [0]), new()).Results[0].LastPotentials.Should().Equal(positive, negative);
    }
}
