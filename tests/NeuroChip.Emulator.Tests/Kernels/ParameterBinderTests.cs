using NeuroChip.Core.Diagnostics;
using NeuroChip.Emulator.Tests.Images;

namespace NeuroChip.Emulator.Tests.Kernels;

public class ParameterBinderTests
{
    static readonly (string, int[])[] Lif24 = [("decay_u", [0]), ("decay_v", [0]), ("bias_mant", [0]), ("bias_exp", [0]), ("vth_mant", [1])];

    // A misspelt name would otherwise leave the optional parameter at its default.
    [Fact]
    public void Load_ParameterThatTheFamilyDoesNotHave_IsRefusedWithTheNearest()
    {
        var load = () => Load([.. Lif24, ("v00", [5])]);

        load.Should().Throw<InputErrorException>()
            .Where(e => e.Diagnostic.Descriptor.Code == "NC5014" && e.Diagnostic.Message.Contains("'v00'") && e.Diagnostic.Message.Contains("Did you mean 'v0'?"));
    }

    [Fact]
    public void Load_OptionalParameters_AreKnownWhetherGivenOrNot()
    {
        var load = () =>
        {
            Load(Lif24);
            Load([.. Lif24, ("u0", [1]), ("v0", [1])]);
        };

        load.Should().NotThrow();
    }

    static void Load((string, int[])[] parameters)
    {
        var chip = new TestChip();
        chip.Input("in", 1);
        chip.Output(chip.Population("out", 2, "lif24", 1, parameters));
        ChipEmulator.Run(chip.Build(), TestSamples.Spikes([0]), new());
    }
}
