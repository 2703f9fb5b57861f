using NeuroChip.Core.Images;
using NeuroChip.Core.Random;
using NeuroChip.Emulator.Kernels;
using NeuroChip.Emulator.Tests.Images;

namespace NeuroChip.Conformance.Tests;

/// <summary>A small recurrent chip of every neuron family, with settings that use all of its kernel: noise, aliases, refractory hold.</summary>
static class FamilyChips
{
    const int Neurons = 37;

    public static readonly int[] Inputs = [41, 6];

    static readonly Dictionary<string, (string Name, int[] Codes)[]> Parameters = new(StringComparer.Ordinal)
    {
        ["alif24"] =
        [
            ("delta_i", [400]), ("delta_v", [200]), ("delta_theta", [300]), ("delta_r", [500]), ("theta0_mant", [300]), ("theta_step_mant", [40]), ("bias_mant", [9]),
        ],
        ["axon4"] = [("threshold", [60]), ("negative_threshold", [-50]), ("leak", [-1]), ("reset_value", [3]), ("reset_mode", [1]), ("negative_compare_inclusive", [1])],
        ["axon4-full"] =
        [
            ("weight0", [40]), ("weight1", [-20]), ("weight2", [90]), ("stoch_syn0", [1]), ("leak", [2]), ("stoch_leak", [1]), ("leak_reversal", [1]), ("threshold", [50]),
            ("threshold_mask", [31]), ("neg_threshold", [40]), ("reset_mode", [1]),
        ],
        ["axon4-full-replay"] = [("weight0", [40]), ("stoch_syn0", [1]), ("leak", [5]), ("stoch_leak", [1]), ("threshold", [50]), ("threshold_mask", [31])],
        ["bitshift16"] =
        [
            ("shift_mem", [3]), ("shift_syn1", [2]), ("shift_syn2", [4]), ("threshold", [90]), ("bias", [2]), ("max_spikes", [5]),
            ("alias", [.. Enumerable.Range(0, Neurons).Select(n => n % 3 == 0 ? (n + 5) % Neurons : -1)]),
        ],
        ["event8"] = [("threshold", [70]), ("leak_strength", [3])],
        ["event8-sdsp"] =
        [
            ("threshold", [70]), ("leak_strength", [3]), ("theta_mem", [30]), ("ca_theta1", [1]), ("ca_theta2", [3]), ("ca_theta3", [6]), ("ca_leak_period", [2]),
        ],
        ["lif"] = new LifCodes { MembraneDecay = [300], CurrentDecay = [700], Refractory = 2, Reset = 2, MaxSpikes = 5, Rounding = 2, Threshold = [200] }.ToArray(),
        ["lif24"] = [("decay_u", [700]), ("decay_v", [200]), ("vth_mant", [150]), ("bias_mant", [3])],
        ["lif24-periodic-reset"] = [("decay_u", [700]), ("decay_v", [200]), ("vth_mant", [150]), ("reset_interval", [7]), ("reset_offset", [3])],
        ["lif24b"] =
        [
            ("decay_u", [700]), ("decay_v", [200]), ("vth", [150]), ("refract", [3]), ("noise_exp", [7]), ("noise_offset", [1]), ("noise_at_membrane", [1]),
        ],
        ["rf-zero"] = [("lct", [32000]), ("lst", [6000]), ("uth", [30])],
        ["rf24"] = [("sin", [60]), ("cos", [245]), ("decay_bits", [8]), ("state_exp", [2]), ("vth", [100])],
        ["rf24-iz"] = [("sin", [60]), ("cos", [245]), ("decay_bits", [8]), ("state_exp", [2]), ("vth", [300])],
        ["ternary24"] = [("decay_u", [700]), ("decay_v", [200]), ("vth_hi_mant", [150]), ("vth_lo_mant", [-100])],
        ["wta24"] = [("decay_v", [200]), ("theta0", [150]), ("theta_rise", [90_000]), ("theta_fall", [9_000]), ("refract", [2]), ("vmin", [-40]), ("bias", [2])],
    };

    /// <summary>Names of all families: one that is new and missing here fails.</summary>
    public static IEnumerable<string> Families => KernelCatalog.Families;

    public static ChipImage Make(string family)
    {
        var chip = new TestChip();
        int[] inputs = [chip.Input("a", Inputs[0]), chip.Input("b", Inputs[1])];
        var population = chip.Population("p", Neurons, family, 1, Parameters[family]);
        for (var port = 0; port < KernelCatalog.Shape(family).Ports; port++)
        {
            var source = port % 2;
            chip.Project(inputs[source], Inputs[source], population, Synapses(Inputs[source], port, delays: 1, sameSign: family == "axon4-full"), port: port);
        }

        chip.Project(chip.FirstUnitOf(population), Neurons, population, Synapses(Neurons, 99, delays: 4, sameSign: false));
        chip.Output(population);
        return chip.Build();
    }

    // Every third pair; the ports of axon types count events.
    static IEnumerable<TestSynapse> Synapses(int sources, int number, int delays, bool sameSign) =>
        from source in Enumerable.Range(0, sources)
        from target in Enumerable.Range(0, Neurons)
        let pair = (uint)((source * Neurons) + target)
        where Draw(3, number, pair, 0) == 0
        select new TestSynapse(source, target, sameSign ? 1 : Draw(81, number, pair, 1) - 30, Draw(delays, number, pair, 2));

    static int Draw(int below, int number, uint pair, uint what) => Philox.Below(below, 17, RandomStream.ConnectionWeights, (uint)number, pair, what);
}
