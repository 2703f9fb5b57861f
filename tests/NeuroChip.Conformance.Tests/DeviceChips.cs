using NeuroChip.Core.Hardware;
using NeuroChip.Core.Images;
using NeuroChip.Core.Networks;
using NeuroChip.Core.Random;
using NeuroChip.Devices.Chips;
using NeuroChip.Emulator.Tests.Images;

namespace NeuroChip.Conformance.Tests;

/// <summary>Small manufactured chips whose devices learn, drawn by number: every law, mapping, sign and policy, full and sparse projections, delays.</summary>
static class DeviceChips
{
    public const int Kinds = 14;

    public static readonly int[] Inputs = [21, 9];

    static readonly PulseLawKind[] Laws =
    [
        PulseLawKind.SaturatingExponential, PulseLawKind.Linear, PulseLawKind.Exponential, PulseLawKind.Damped, PulseLawKind.Power, PulseLawKind.Piecewise, PulseLawKind.Binary,
    ];

    static readonly string[] Rules = ["dw = 2^-2*x1*y0 - 2^-2*y1*x0", "dw = y0*sgn(x1 - 9)", "dw = 2^-3*x1*y0 - u2*sgn(w)"];

    public static ChipImage Make(int number, int chip = 0) =>
        ChipProgrammer.Program(Digital(number), new() { Fidelity = Fidelity.Statistical, Chip = chip }).Image;

    /// <summary>The same network before it is manufactured: weights are codes.</summary>
    public static ChipImage Digital(int number)
    {
        var draw = new Draws(number);
        var chip = new TestChip { Cores = 1 + draw.Below(3), Dense = draw.Below(2) == 0, Profile = Profile(number, draw) };
        int first = chip.Input("a", Inputs[0]), second = chip.Input("b", Inputs[1]);
        var hiddenCount = 30 + draw.Below(40);
        var hidden = chip.Population("hidden", hiddenCount, "wta24", 1, ("decay_v", [300]), ("theta0", [800]), ("theta_rise", [40_000]), ("theta_fall", [900]));
        var output = chip.Population("output", 7, "lif", 2, new LifCodes { MembraneDecay = [300], StateShift = 2, Threshold = [1500] }.ToArray());
        Connect(chip, draw, first, Inputs[0], hidden, hiddenCount, full: true, Rules[number % Rules.Length]);
        Connect(chip, draw, second, Inputs[1], hidden, hiddenCount, full: false, Rules[(number + 1) % Rules.Length]);
        Connect(chip, draw, chip.FirstUnitOf(hidden), hiddenCount, output, 7, full: number % 3 == 0, Rules[number % Rules.Length]);
        chip.Keep(hidden, "theta");
        chip.Output(output);
        return chip.Build();
    }

    static HardwareProfile Profile(int number, Draws draw) => TestProfiles.Plain with
    {
        Crossbar = new()
        {
            Rows = 128,
            Columns = 256,
            CellBits = 8,
            Mapping = (CrossbarMapping)(number % 4),
        },
        Learning = new()
        {
            Engine = "sum-of-products",
            WeightRounding = (LearningRounding)draw.Below(4),
            WeightDraws = (LearningDraws)draw.Below(2),
            Pulses = (PulsePolicy)draw.Below(3),
        },
        Device = new()
        {
            Source = "test",
            MinSiemens = 1e-6,
            MaxSiemens = 40e-6,
            PulseLaw = Laws[number % Laws.Length],
            PulsesUp = 60,
            PulsesDown = 90,
            NonlinearityUp = 2,
            NonlinearityDown = -3,
            StepSize = 0.03,
            StepAsymmetry = 0.2,
            GammaUp = 0.8,
            GammaDown = 0.9,
            AmplitudeUp = -0.3,
            AmplitudeDown = -0.2,
            ExponentialSlope = 0.5,
            DampingUp = 3,
            FactorsUp = [1, 0.7, 0.2],
            FactorsDown = [0.1, 0.6, 1],
            SwitchUp = 0.3,
            SwitchDown = 0.2,
            Parallel = 10,
            Levels = number % 5 == 4 ? 16 : 0,
            CycleToCycle = number % 2 == 0 ? 0.02 : 0,
            StepSpread = 0.3,
            StepSpreadIsLogNormal = number % 3 == 0,
            RangeSpread = 0.2,
            StuckOff = 0.02,
            StuckOn = 0.02,
            ProgrammingSigma = 0.05,
            Endurance = number % 4 == 1 ? 20 : null,
        },
    };

    static void Connect(TestChip chip, Draws draw, int source, int sources, int target, int targets, bool full, string rule)
    {
        var mode = (WeightSignMode)(1 + draw.Below(3));
        var delays = full ? 1 : 1 + draw.Below(4);
        var synapses =
            from i in Enumerable.Range(0, sources)
            from j in Enumerable.Range(0, targets)
            where full || draw.Below(3) == 0
            select new TestSynapse(i, j, Code(mode, draw), draw.Below(delays));
        chip.Project(source, sources, target, synapses.ToArray(), exponent: draw.Below(3) - 1);
        chip.Learn(mode, 1 + draw.Below(5), new() { ["x1"] = new(20.5, 10), ["y1"] = new(30, 5) }, rule);
    }

    static int Code(WeightSignMode mode, Draws draw) => mode switch
    {
        WeightSignMode.Excitatory => draw.Below(255),
        WeightSignMode.Inhibitory => -draw.Below(255),
        _ => draw.Below(512) - 256,
    };

    sealed class Draws(int number)
    {
        uint _next;

        public int Below(int exclusive) => Philox.Below(exclusive, 43, RandomStream.ConnectionWeights, (uint)number, 0, _next++);
    }
}
