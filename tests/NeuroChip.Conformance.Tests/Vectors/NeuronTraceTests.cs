using System.Text.Json;
using NeuroChip.Emulator;
using NeuroChip.Emulator.Backends;
using NeuroChip.Emulator.Tests.Images;
using NeuroChip.Tests.Shared;

namespace NeuroChip.Conformance.Tests.Vectors;

/// <summary>
/// The traces of single neurons of public reference models. All cases of a file become one population, each neuron with the parameters of
/// its case and a synapse of weight 1 from an input of its own that spikes with the case's values.
/// </summary>
public class NeuronTraceTests
{
    static readonly string[] Families = ["lif24", "lif24-periodic-reset", "ternary24"];

    public static TheoryData<string, string> FamiliesAndBackends
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (var family in Families)
            {
                foreach (var backend in BackendRegistry.Available)
                {
                    rows.Add(family, backend.Name);
                }
            }

            return rows;
        }
    }

    [VectorsTheory]
    [MemberData(nameof(FamiliesAndBackends))]
    public void Run_AllCasesOfAFamily_EqualTheVectors(string family, string backend)
    {
        var file = VectorFile.Read($"fixed-point/a-neurons/{family}.json.gz");
        var cases = file.GetProperty("cases").EnumerateArray().ToArray();
        var steps = file.GetProperty("steps").GetInt32();
        var chip = new TestChip { Cores = 3 };
        var input = chip.Input("in", cases.Length);
        var population = chip.Population(family, cases.Length, family, firstTick: 1, Parameters(cases));
        chip.Project(input, cases.Length, population, Enumerable.Range(0, cases.Length).Select(n => new TestSynapse(n, n, 1)));
        chip.Output(population);

        var image = chip.Build();
        var options = new RunOptions { Backend = backend };
        var samples = new TestSamples(steps, [[Inputs(cases, steps)]]);
        var probe = new AllProbe(population);
        ChipEmulator.Run(image, samples, options, probe);

        var spikes = probe.Spikes.Of(0).ToLookup(spike => spike.Unit);
        for (var neuron = 0; neuron < cases.Length; neuron++)
        {
            var id = cases[neuron].GetProperty("id").GetString();
            FirstDifference.MustNotExist(probe.Current.Of(0).Skip(1).Select(u => u[neuron]), cases[neuron].GetProperty("u").Ints(), $"u of {id}");
            FirstDifference.MustNotExist(probe.Voltage.Of(0).Skip(1).Select(v => v[neuron]), cases[neuron].GetProperty("v").Ints(), $"v of {id}");
            FirstDifference.MustNotExist(
                spikes[cases.Length + neuron].Select(spike => (spike.Tick - 1, spike.Value)), ExpectedSpikes(cases[neuron]), $"spikes of {id}");
        }
    }

    static (string, int[])[] Parameters(JsonElement[] cases) =>
        [.. cases[0].GetProperty("params").EnumerateObject()
            .Select(p => (p.Name, cases.Select(c => c.GetProperty("params").GetProperty(p.Name).GetInt32()).ToArray()))];

    static Core.Runs.EncodedSample Inputs(JsonElement[] cases, int steps)
    {
        var inputs = cases.Select(c => c.GetProperty("input").Ints()).ToArray();
        return TestSamples.Encode([.. Enumerable.Range(0, steps).Select(t => inputs.Select((values, n) => (n, values[t])).ToArray())]);
    }

    static IEnumerable<(int, int)> ExpectedSpikes(JsonElement testCase) => testCase.TryGetProperty("out", out var values)
        ? values.Ints().Select((value, step) => (step, value)).Where(pair => pair.value != 0)
        : testCase.GetProperty("spikes").Ints().Select(step => (step, 1));
}
