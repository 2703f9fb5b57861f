using NeuroChip.Emulator.Backends.Accelerators;
using NeuroChip.Emulator.Tests.Images;
using NeuroChip.Tests.Shared;

namespace NeuroChip.Emulator.Tests.Backends;

/// <summary>The text of kernels, reviewed: what devices compile.</summary>
public class SomaEmitterTests
{
    [Fact]
    public void Emit_PlainLif_EqualsTheGolden() =>
        Golden.Compare("tests/goldens/kernels/lif.c", Emit("lif", new LifCodes { MembraneDecay = [128], Rounding = 1 }.ToArray()));

    // With noise: the random numbers of the address are part of the text.
    [Fact]
    public void Emit_NoisyLif24b_EqualsTheGolden() => Golden.Compare("tests/goldens/kernels/lif24b-noise.c", Emit(
        "lif24b", ("decay_u", [100]), ("decay_v", [200]), ("vth", [1000]), ("noise_exp", [5]), ("noise_at_membrane", [1])));

    [Fact]
    public void Emit_SameSettingsOtherParameters_IsTheSameText()
    {
        var one = Emit("lif", new LifCodes { Threshold = [100], MembraneDecay = [128] }.ToArray());
        Emit("lif", new LifCodes { Threshold = [300], MembraneDecay = [64] }.ToArray()).Should().Be(one);
        Emit("lif", new LifCodes { Refractory = 2, MembraneDecay = [64] }.ToArray()).Should().NotBe(one);
    }

    static string Emit(string family, params (string, int[])[] parameters)
    {
        var chip = new TestChip();
        chip.Output(chip.Population("p", 3, family, 1, parameters));
        return SomaEmitter.Emit(chip.Build().Populations[0], seed: 7).Step;
    }
}
