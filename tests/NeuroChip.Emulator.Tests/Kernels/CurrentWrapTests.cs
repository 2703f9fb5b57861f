using NeuroChip.Emulator.Backends;
using NeuroChip.Emulator.Tests.Images;

namespace NeuroChip.Emulator.Tests.Kernels;

/// <summary>How often currents wrapped is counted, exactly, wherever a processor runs the 24-bit families.</summary>
public class CurrentWrapTests
{
    const int Neurons = 70;

    static readonly (string Name, int[] Codes)[] Adaptive =
        [("delta_i", [4095]), ("delta_v", [0]), ("delta_theta", [0]), ("delta_r", [0]), ("theta0_mant", [131071]), ("theta_step_mant", [0])];

    static readonly (string Name, int[] Codes)[] Ternary = [("decay_u", [4095]), ("decay_v", [0]), ("vth_hi_mant", [131071]), ("vth_lo_mant", [-131072])];

    static readonly (string Name, int[] Codes)[] Periodic =
        [("decay_u", [4095]), ("decay_v", [0]), ("vth_mant", [131071]), ("reset_interval", [9]), ("reset_offset", [0])];

    static readonly (string Name, int[] Codes)[] Plain = [("decay_u", [4095]), ("decay_v", [0]), ("vth_mant", [131071])];

    public static TheoryData<string> Backends => [.. BackendRegistry.Available.Where(backend => backend.Name.StartsWith("cpu", StringComparison.Ordinal)).Select(backend => backend.Name)];

    // A spike takes 255 · 2^4 · 2^6 = 261120 from the current, which lasts one tick: 32 of them leave 8355840, 33 are 8616960 > 2^23. In ticks
    // 1 and 3 neurons 0 … 68 receive 33 and neuron 69 receives 32.
    [Theory]
    [MemberData(nameof(Backends))]
    public void Run_ThirtyThreeInhibitAtOnce_AreCounted(string backend)
    {
        var chip = new TestChip();
        var input = chip.Input("in", 33);
        var target = chip.Population("out", Neurons, "alif24", 1, Adaptive);
        chip.Project(input, 33, target, Enumerable.Range(0, 33 * Neurons).Select(i => (Source: i / Neurons, Target: i % Neurons))
            .Where(pair => pair.Source < 32 || pair.Target < Neurons - 1).Select(pair => new TestSynapse(pair.Source, pair.Target, -255)), exponent: 4);
        chip.Output(target);
        int[] all = [.. Enumerable.Range(0, 33)];

        var record = ChipEmulator.Run(chip.Build(), TestSamples.Spikes(all, [0], all, []), new() { Backend = backend });

        record.WrapsByPopulation.Should().Equal(2 * (Neurons - 1));
    }

    // +2^23 stays, +2^23 + 64, −2^23 and beyond wrap; a tick of each in neuron 0.
    [Theory]
    [InlineData("alif24")]
    [InlineData("lif24")]
    [InlineData("ternary24")]
    [InlineData("lif24-periodic-reset")]
    public void Run_CurrentAtTheEndOfItsRange_CountsWhatWraps(string family)
    {
        const int end = 1 << 17;
        var chip = new TestChip();
        var input = chip.Input("in", 1);
        var target = chip.Population("out", 1, family, 1, family switch { "alif24" => Adaptive, "ternary24" => Ternary, "lif24" => Plain, _ => Periodic });
        chip.Project(input, 1, target, [new(0, 0, 1)]);
        chip.Output(target);
        var samples = new TestSamples(5, [[TestSamples.Encode([[(0, end)], [(0, end + 1)], [(0, -end)], [(0, 1 - end)], [(0, -end - 1)]])]]);

        ChipEmulator.Run(chip.Build(), samples, new()).WrapsByPopulation.Should().Equal(3);
    }
}
