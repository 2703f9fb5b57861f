using NeuroChip.Core.Images;
using NeuroChip.Core.Random;
using NeuroChip.Emulator.Tests.Images;

namespace NeuroChip.Conformance.Tests;

/// <summary>Small chips of every kind that the emulator distinguishes, drawn by number.</summary>
static class RandomChips
{
    public const int Kinds = 24;

    public static readonly int[] Inputs = [37, 5];

    public static ChipImage Make(int number)
    {
        var draw = new Draws(number);
        var cores = 1 + draw.Below(5);
        var chip = new TestChip
        {
            Cores = cores,
            Dense = draw.Below(2) == 0,
            BlockHome = draw.Below(2) == 0 ? core => core : core => (core + 1) % cores,
        };
        var first = chip.Input("a", Inputs[0]);
        var second = chip.Input("b", Inputs[1]);
        int hiddenCount = 40 + draw.Below(60), outputCount = 1 + draw.Below(20);
        var hidden = chip.Population("hidden", hiddenCount, "lif", 1, Lif(draw));
        var output = chip.Population("output", outputCount, "lif", 2, Lif(draw));
        var firstHidden = chip.FirstUnitOf(hidden);

        Connect(chip, draw, first, Inputs[0], hidden, hiddenCount, fill: 100);
        Connect(chip, draw, second, Inputs[1], hidden, hiddenCount, fill: 30);
        Connect(chip, draw, firstHidden, hiddenCount, hidden, hiddenCount, fill: 5);
        Connect(chip, draw, firstHidden, hiddenCount, output, outputCount, fill: 60);
        // From a part of the hidden population only.
        Connect(chip, draw, firstHidden + 7, 20, output, outputCount, fill: 50);
        chip.Output(output);
        chip.Output(hidden);
        return chip.Build();
    }

    static (string, int[])[] Lif(Draws draw) => new LifCodes
    {
        DecayBits = 12,
        CurrentDecay = [draw.Below(3) == 0 ? 4096 : draw.Below(4096)],
        MembraneDecay = [draw.Below(2) == 0 ? draw.Below(4097) : draw.Below(400)],
        StateShift = draw.Below(4),
        StateBits = 12 + draw.Below(13),
        Rounding = draw.Below(3),
        Reset = draw.Below(3),
        Inclusive = draw.Below(2),
        Fires = draw.Below(8) == 0 ? 0 : 1,
        Refractory = draw.Below(3) == 0 ? draw.Below(5) : 0,
        MaxSpikes = 1 + draw.Below(7),
        PreviousCurrent = draw.Below(2),
        Threshold = [1 + draw.Below(2000)],
        ResetValue = [draw.Below(100) - 50],
        Bias = [draw.Below(2) == 0 ? 0 : draw.Below(40) - 10],
    }.ToArray();

    static void Connect(TestChip chip, Draws draw, int source, int sourceCount, int target, int targets, int fill)
    {
        var range = draw.Below(2) == 0 ? 127 : 400;
        var delays = draw.Below(3) == 0 ? 7 : 1;
        var synapses =
            from i in Enumerable.Range(0, sourceCount)
            from j in Enumerable.Range(0, targets)
            where draw.Below(100) < fill
            select new TestSynapse(i, j, draw.Below(2 * range + 1) - range, draw.Below(delays));
        chip.Project(source, sourceCount, target, synapses.ToArray(), exponent: draw.Below(3) == 0 ? draw.Below(9) - 5 : 0);
    }

    /// <summary>Numbered random draws of one chip.</summary>
    sealed class Draws(int number)
    {
        uint _next;

        public int Below(int exclusive) => Philox.Below(exclusive, 99, RandomStream.ConnectionWeights, (uint)number, 0, _next++);
    }
}
