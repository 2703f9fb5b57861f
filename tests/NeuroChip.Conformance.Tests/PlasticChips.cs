using NeuroChip.Core.Hardware;
using NeuroChip.Core.Images;
using NeuroChip.Core.Networks;
using NeuroChip.Core.Random;
using NeuroChip.Emulator.Tests.Images;

namespace NeuroChip.Conformance.Tests;

/// <summary>Small chips that learn, drawn by number: full and sparse projections, delays, epochs, all rounding and precision.</summary>
static class PlasticChips
{
    public const int Kinds = 16;

    public static readonly int[] Inputs = [21, 9];

    static readonly string[][] Rules =
    [
        ["dw = 2^-2*x1*y0 - 2^-2*y1*x0"],
        ["dw = 2^-1*y0*x1 - 2^-3*x0*y1*w", "dt = x0*y1 - y0"],
        ["dw = 2^-3*x1*y0 - u2*sgn(w)"],
        ["dw = y0*(x1-12) + 2*x0*y0", "dd = x0 + 2^-4*y0*x2*d"],
    ];

    /// <param name="everyRow">True: a term that never counts makes the engine visit every synapse in every phase.</param>
    public static ChipImage Make(int number, bool everyRow = false)
    {
        var draw = new Draws(number);
        var chip = new TestChip
        {
            Cores = 1 + draw.Below(3),
            Dense = draw.Below(2) == 0,
            Profile = TestProfiles.Plain with
            {
                Learning = new()
                {
                    Engine = "sum-of-products",
                    TraceRounding = (LearningRounding)draw.Below(4),
                    WeightRounding = (LearningRounding)(number % 4),
                    WeightDraws = (LearningDraws)draw.Below(2),
                    Precision = (LearnedPrecision)draw.Below(2),
                },
            },
        };
        int first = chip.Input("a", Inputs[0]), second = chip.Input("b", Inputs[1]);
        int hiddenCount = 30 + draw.Below(40), outputCount = 1 + draw.Below(9);
        var hidden = chip.Population("hidden", hiddenCount, "lif", 1, Lif(4000));
        var output = chip.Population("output", outputCount, "lif", 2, Lif(1500));
        var rules = Rules[number % Rules.Length].Select(rule => everyRow ? rule + " + u30*w" : rule).ToArray();
        Connect(chip, draw, first, Inputs[0], hidden, hiddenCount, full: true, rules);
        Connect(chip, draw, second, Inputs[1], hidden, hiddenCount, full: false, rules);
        Connect(chip, draw, chip.FirstUnitOf(hidden), hiddenCount, output, outputCount, full: number % 3 == 0, rules);
        chip.Keep(hidden, "v");
        chip.Output(output);
        return chip.Build();
    }

    static (string, int[])[] Lif(int threshold) => new LifCodes
    {
        MembraneDecay = [300],
        StateShift = 2,
        Threshold = [threshold],
    }.ToArray();

    static void Connect(TestChip chip, Draws draw, int source, int sources, int target, int targets, bool full, string[] rules)
    {
        var mode = (WeightSignMode)(1 + draw.Below(2));
        var delays = full ? 1 : 1 + draw.Below(4);
        var synapses =
            from i in Enumerable.Range(0, sources)
            from j in Enumerable.Range(0, targets)
            where full || draw.Below(3) == 0
            select new TestSynapse(i, j, mode == WeightSignMode.Excitatory ? draw.Below(128) * 2 : draw.Below(256) * 2 - 256, draw.Below(delays));
        chip.Project(source, sources, target, synapses.ToArray(), exponent: draw.Below(3) - 1);
        chip.Learn(mode, 1 + draw.Below(5), new() { ["x1"] = new(20.5, 10), ["x2"] = new(100, 3), ["y1"] = new(30, 5) }, rules);
    }

    sealed class Draws(int number)
    {
        uint _next;

        public int Below(int exclusive) => Philox.Below(exclusive, 41, RandomStream.ConnectionWeights, (uint)number, 0, _next++);
    }
}
