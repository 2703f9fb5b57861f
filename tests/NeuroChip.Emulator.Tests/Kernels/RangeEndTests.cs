using NeuroChip.Core.Random;

namespace NeuroChip.Emulator.Tests.Kernels;

/// <summary>Hand-worked steps at the ends of the ranges of the 24-bit families.</summary>
public class RangeEndTests
{
    const int Top = 1 << 23;

    // −1 · 4095 / 4096 is 0 toward zero and −1 by a plain shift.
    [Fact]
    public void Step_MinusOneDecays_ReachesZero()
    {
        var run = new KernelRun("lif24", 1, ("decay_u", [0]), ("decay_v", [1]), ("vth_mant", [9]), ("u0", [-1]), ("v0", [-1]));
        run.Trace(0, [[[0]]])[0].Should().Equal(0);
        run.Trace(1, [[[0]]])[0].Should().Equal(0);
    }

    // u = 2^22 · 4095/4096 + input. lif24 keeps +2^23 and turns −2^23 into +2^23; the other 24-bit rule is two's complement.
    [Theory]
    [InlineData("lif24", Top, Top)]
    [InlineData("lif24", Top + 64, -Top + 64)]
    [InlineData("lif24", -Top, Top)]
    [InlineData("lif24", -Top + 64, -Top + 64)]
    public void Step_CurrentAtTheEnd_WrapsAsPublished(string family, int current, int wrapped)
    {
        var run = new KernelRun(family, 1, ("decay_u", [4095]), ("decay_v", [0]), ("vth_mant", [131071]));
        run.Trace(0, [[[current / 64]]])[0].Should().Equal(wrapped);
    }

    // q wraps at ±2^21; two steps of 2^22 − 2^21 … bring u to the end of 24 bits.
    [Theory]
    [InlineData(1 << 21, -(1 << 21))]
    [InlineData((1 << 21) - 1, (1 << 21) - 1)]
    [InlineData(-(1 << 21), -(1 << 21))]
    [InlineData(-(1 << 21) - 1, (1 << 21) - 1)]
    public void Step_AccumulatorAtTheEnd_WrapsTwosComplement(int input, int current) =>
        Lif24b(("bias", [0])).Trace(0, [[[input]]])[0].Should().Equal(current);

    // u + bias = 2^23 wraps to −2^23, and vmin = −2^23 + 1 limits it.
    [Fact]
    public void Step_CurrentAndBiasAtTheEnd_WrapAndAreLimited()
    {
        var run = Lif24b(("bias", [Top - (1 << 21) + 1]), ("vmin", [1 - Top]));
        run.Trace(1, [[[(1 << 21) - 1]]])[0].Should().Equal(1 - Top);
    }

    // refract = 2: the spike of step 0 holds v in step 1 only; the current goes on.
    [Fact]
    public void Step_Refractory_HoldsTheVoltageOnly()
    {
        var run = Lif24b(("vth", [99]), ("refract", [2]), ("vmin", [0]), ("decay_v", [4095]));
        int[][][] input = [[[100], [50], [60]]];
        run.Trace(0, input).Select(step => step[0]).Should().Equal(100, 50, 60);
        run.Trace(1, input).Select(step => step[0]).Should().Equal(0, 0, 60);
        run.Spikes(input).Should().Equal(1);
    }

    [Theory]
    [InlineData("alif24", 1)]
    [InlineData("rf24", 2)]
    [InlineData("rf24-iz", 2)]
    [InlineData("rf-zero", 2)]
    [InlineData("lif24b", 2)]
    public void Run_WithoutTicks_LeavesNoTrace(string family, int ports) =>
        Any(family).Trace(0, [.. Enumerable.Repeat<int[][]>([], ports)]).Should().BeEmpty();

    // What the neuron draws by itself is what the published generator gives for its unit, step and sample.
    [Fact]
    public void Step_DrawnNoise_IsAddressedByUnitAndStep()
    {
        const int neurons = 5, steps = 40, unitsBefore = 2 * neurons, chipSeed = 1;
        int[][] silent = [.. Enumerable.Range(0, steps).Select(_ => new int[neurons])];
        int[][] drawn = [.. silent.Select((row, step) => row.Select((_, n) =>
            Philox.Below(255, chipSeed, RandomStream.MembraneNoise, (uint)(unitsBefore + n), (uint)step) - 127).ToArray())];
        drawn.SelectMany(row => row).Should().Contain(x => x < -60).And.Contain(x => x > 60).And.OnlyContain(x => x >= -127 && x <= 127);

        Noisy(0).Trace(0, silent, silent).Should().BeEquivalentTo(Noisy(1).Trace(0, silent, drawn), strict => strict.WithStrictOrdering());

        static KernelRun Noisy(int replayed) => new("lif24b", neurons,
            ("decay_u", [100]), ("decay_v", [0]), ("vth", [Top]), ("noise_exp", [9]), ("noise_replayed", [replayed]));
    }

    static KernelRun Lif24b(params (string Name, int[] Codes)[] parameters) => new("lif24b", 1,
    [
        .. new (string Name, int[] Codes)[] { ("decay_u", [4095]), ("decay_v", [0]), ("vth", [Top]) }
            .Where(common => parameters.All(own => own.Name != common.Name)),
        .. parameters,
    ]);

    static KernelRun Any(string family) => family switch
    {
        "alif24" => new(family, 1, ("delta_i", [0]), ("delta_v", [0]), ("delta_theta", [0]), ("delta_r", [0]), ("theta0_mant", [1]), ("theta_step_mant", [1])),
        "rf-zero" => new(family, 1, ("lct", [1]), ("lst", [1]), ("uth", [1])),
        "lif24b" => Lif24b(),
        _ => new(family, 1, ("sin", [1]), ("cos", [1]), ("decay_bits", [12]), ("vth", [1])),
    };
}
