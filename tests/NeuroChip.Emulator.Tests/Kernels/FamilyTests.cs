using NeuroChip.Core.Random;
using NeuroChip.Emulator.Backends;
using NeuroChip.Emulator.Kernels;

namespace NeuroChip.Emulator.Tests.Kernels;

/// <summary>Every 24-bit family against its equations written a second time, with parameters and inputs that favour the ends of their ranges.</summary>
public class FamilyTests
{
    const int Neurons = 67, Steps = 60;

    static readonly Dictionary<string, (FamilySpec.Update Update, (string Name, int Least, int Greatest)[] Parameters, int MostInput)> Families = new()
    {
        ["alif24"] = (FamilySpec.Alif24,
        [
            ("delta_i", 0, 4095), ("delta_v", 0, 4095), ("delta_theta", 0, 4095), ("delta_r", 0, 4095), ("theta0_mant", 0, 131071),
            ("theta_step_mant", 0, 131071), ("bias_mant", -4096, 4095), ("bias_exp", -8, 7),
        ], 1 << 18),
        ["lif24b"] = (FamilySpec.Lif24b,
        [
            ("decay_u", 0, 4095), ("decay_v", 0, 4095), ("vth", -64, 1 << 23), ("bias", -524160, 524160), ("refract", 0, 5), ("vmin", -(1 << 23), 0),
            ("vmax", 0, (1 << 23) - 1), ("noise_exp", 0, 23), ("noise_offset", -4, 4), ("noise_at_membrane", 0, 1),
        ], int.MaxValue),
        ["wta24"] = (FamilySpec.Wta24,
        [
            ("decay_v", 0, 4095), ("theta0", 1, (1 << 18) - 1), ("bias", -(1 << 23), 1 << 23), ("vmin", -(1 << 23), 0), ("refract", 0, 5),
            ("theta_rise", 0, 1 << 23), ("theta_fall", 0, 1 << 23), ("theta_least", 1, (1 << 18) - 1),
        ], int.MaxValue),
        ["rf24"] = (FamilySpec.Rf24, [("sin", -256, 256), ("cos", -256, 256), ("decay_bits", 8, 12), ("state_exp", 0, 30), ("vth", -9, 9999)], int.MaxValue),
        ["rf24-iz"] = (FamilySpec.Rf24Iz, [("sin", -256, 256), ("cos", -256, 256), ("decay_bits", 8, 12), ("state_exp", 0, 30), ("vth", -9, 9999)], int.MaxValue),
        ["rf-zero"] = (FamilySpec.RfZero, [("lct", -32768, 32768), ("lst", -32768, 32768), ("uth", -9, 999)], int.MaxValue),
    };

    public static TheoryData<string, string> FamiliesAndBackends
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (var backend in BackendRegistry.Available)
            {
                foreach (var family in Families.Keys)
                {
                    rows.Add(family, backend.Name);
                }
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(FamiliesAndBackends))]
    public void Run_RandomNeurons_EqualsTheEquations(string family, string backend)
    {
        var (update, ranges, mostInput) = Families[family];
        var draws = new Draws();
        var parameters = ranges.Select(range => (range.Name, Codes: draws.Many(Neurons, range.Least, range.Greatest))).ToList();
        var ports = KernelCatalog.Shape(family).Ports;
        var inputs = Enumerable.Range(0, ports)
            .Select(port => Enumerable.Range(0, Steps).Select(_ => draws.Many(Neurons, -InputLimit(family, port, mostInput), InputLimit(family, port, mostInput))).ToArray())
            .ToArray();
        if (family == "lif24b")
        {
            parameters.Add(("noise_replayed", [1]));
        }

        var run = new KernelRun(family, Neurons, [.. parameters]);
        for (var state = 0; state < KernelCatalog.Shape(family).States.Length; state++)
        {
            var traces = run.Trace(backend, state, inputs);
            for (var neuron = 0; neuron < Neurons; neuron++)
            {
                var expected = Expected(family, update, parameters, inputs, neuron, state);
                traces.Select(step => (long)step[neuron]).Should().Equal(expected, $"neuron {neuron} of {family}, state {state}");
            }
        }
    }

    // The random number of the noise port keeps its range.
    static int InputLimit(string family, int port, int most) => family == "lif24b" && port == 1 ? 127 : most;

    static IEnumerable<long> Expected(
        string family, FamilySpec.Update update, List<(string Name, int[] Codes)> parameters, int[][][] inputs, int neuron, int state)
    {
        var own = parameters.ToDictionary(p => p.Name, p => p.Codes.Length == 1 ? p.Codes[0] : p.Codes[neuron]);
        var states = new long[4];
        states[2] = family == "alif24" ? own["theta0_mant"] * 64L : 0;
        states[1] = family == "wta24" ? own["theta0"] * 4096L : 0;
        for (var step = 0; step < Steps; step++)
        {
            update(own, states, inputs[0][step][neuron], inputs.Length > 1 ? inputs[1][step][neuron] : 0);
            yield return states[state];
        }
    }

    /// <summary>Numbers of a range: in one of three cases its end, in one near zero.</summary>
    sealed class Draws
    {
        uint _next;

        public int[] Many(int count, int least, int greatest) => [.. Enumerable.Range(0, count).Select(_ => One(least, greatest))];

        int One(int least, int greatest) => Below(6) switch
        {
            0 => least,
            1 => greatest,
            2 or 3 => Math.Clamp(Below(5) - 2, least, greatest),
            _ => (int)(least + (long)(Philox.Uniform(11, RandomStream.InputEncoding, _next++) * ((long)greatest - least + 1))),
        };

        int Below(int exclusive) => Philox.Below(exclusive, 11, RandomStream.InputEncoding, _next++);
    }
}
