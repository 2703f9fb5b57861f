using NeuroChip.Emulator.EventDriven;

namespace NeuroChip.Emulator.Tests.EventDriven;

public class SdspNeuronTests
{
    // Up: v ≥ 5 and calcium 1 … 6. Down: v < 5 and calcium 1 … 3.
    static readonly SdspParameters Learning = new()
    {
        Threshold = 10,
        LeakStrength = 1,
        CalciumEnabled = true,
        MembraneThreshold = 5,
        CalciumThresholds = (1, 4, 7),
        CalciumLeakPeriod = 2,
    };

    [Fact]
    public void Spike_FlagsAndWeights_AreThoseBeforeIt()
    {
        var neuron = new SdspNeuron(Learning, [new(7, Mapped: true, Inhibitory: false)]);
        neuron.Spike(0).Should().BeFalse();                // v = 7, calcium 0: no flag
        neuron.Spike(0).Should().BeTrue();                 // 14 ≥ 10: v = 0, calcium 1: down
        (neuron.Potential, neuron.Calcium, neuron.Up, neuron.Down).Should().Be((0, 1, false, true));
        neuron.Spike(0).Should().BeFalse();                // acts with 7, then becomes 6; v = 7: up
        (neuron.Potential, neuron.WeightOf(0), neuron.Up).Should().Be((7, 6, true));
        neuron.Spike(0).Should().BeTrue();                 // acts with 6: 13; becomes 7
        neuron.WeightOf(0).Should().Be(7);
    }

    [Fact]
    public void TimeReference_CalciumLeaks_EverySecondTime()
    {
        var neuron = new SdspNeuron(Learning, [new(7, true, false)]);
        neuron.Spike(0);
        neuron.Spike(0);
        neuron.TimeReference();
        (neuron.Calcium, neuron.CalciumLeakCount).Should().Be((1, 1));
        neuron.TimeReference();
        (neuron.Calcium, neuron.CalciumLeakCount).Should().Be((0, 0));
    }

    [Fact]
    public void Spike_Unmapped_NeitherActsNorLearnsUnlessToldTo()
    {
        var deaf = new SdspNeuron(Learning, [new(7, Mapped: false, false)]);
        deaf.Spike(0);
        deaf.Potential.Should().Be(0);
        var open = new SdspNeuron(Learning with { PropagatesUnmapped = true }, [new(7, Mapped: false, false)]);
        open.Spike(0);
        open.Potential.Should().Be(7);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(3, 2)]
    [InlineData(4, 5)]
    [InlineData(7, 7)]
    public void Bistability_EveryHalf_MovesToItsEnd(int weight, int expected)
    {
        var neuron = new SdspNeuron(Learning, [new(weight, true, false), new(weight, Mapped: false, false)]);
        neuron.Bistability();
        neuron.WeightOf(0).Should().Be(expected);
        neuron.WeightOf(1).Should().Be(weight);
    }

    [Fact]
    public void Spike_Inhibitory_StopsAtZero()
    {
        var neuron = new SdspNeuron(Learning with { CalciumEnabled = false }, [new(7, true, Inhibitory: true)]);
        neuron.Spike(0).Should().BeFalse();
        neuron.Potential.Should().Be(0);
    }
}
