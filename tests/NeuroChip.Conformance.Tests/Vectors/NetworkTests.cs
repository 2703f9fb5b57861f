using System.Text.Json;
using NeuroChip.Core.Images;
using NeuroChip.Emulator;
using NeuroChip.Emulator.Backends;
using NeuroChip.Emulator.Tracing;
using NeuroChip.Tests.Shared;

namespace NeuroChip.Conformance.Tests.Vectors;

/// <summary>Whole networks of the public reference model: delays, exponents, sign modes, recurrence, graded and ternary spikes.</summary>
public class NetworkTests
{
    public static TheoryData<string> Networks => SharedFolders.Vectors is { } vectors
        ? [.. Directory.GetFiles(Path.Combine(vectors, "fixed-point", "b-networks"), "net*.json.gz").Select(file => Path.GetFileName(file)!).Order()]
        : ["none"];

    [VectorsTheory]
    [MemberData(nameof(Networks))]
    public void Run_OnEveryBackend_EqualsTheVectors(string name)
    {
        var file = VectorFile.Read($"fixed-point/b-networks/{name}");
        var network = new NetworkVector(file);
        foreach (var backend in BackendRegistry.Available)
        {
            foreach (var expected in file.GetProperty("expected").EnumerateObject())
            {
                Compare(network, expected.Name, expected.Value, backend.Name);
            }
        }
    }

    static void Compare(NetworkVector network, string name, JsonElement expected, string backend)
    {
        var population = network.PopulationOf(name);
        var options = new RunOptions { Backend = backend };
        var probe = new AllProbe(population);
        var record = ChipEmulator.Run(network.Image, network.Samples, options, probe);

        var image = network.Image.Populations[population];
        record.SpikesByUnit.Skip(image.FirstUnit).Take(image.Count).Sum().Should().Be(expected.GetProperty("spike_count").GetInt64());
        CompareTrace(probe.Current, expected, "u", backend);
        CompareTrace(probe.Voltage, expected, "v", backend);
        CompareSpikes(probe.Spikes, image, expected, backend);
    }

    static void CompareTrace(PotentialProbe probe, JsonElement expected, string state, string backend)
    {
        FirstDifference.MustNotExist(probe.Of(0)[^1], expected.GetProperty(state + "_final").Ints(), $"final {state} on {backend}");
        FirstDifference.MustNotExist(
            probe.Of(0).Select(values => values.Sum(value => (long)value)),
            expected.GetProperty(state + "_sum").EnumerateArray().Select(sum => sum.GetInt64()),
            $"sum of {state} on {backend}");
        var trace = expected.GetProperty("trace");
        var neurons = trace.GetProperty("neurons").Ints();
        for (var k = 0; k < neurons.Length; k++)
        {
            FirstDifference.MustNotExist(
                probe.Of(0).Select(values => values[neurons[k]]), trace.GetProperty(state)[k].Ints(), $"{state} of neuron {neurons[k]} on {backend}");
        }
    }

    static void CompareSpikes(SpikeProbe probe, PopulationImage image, JsonElement expected, string backend)
    {
        var actual = probe.Of(0).Where(s => s.Unit >= image.FirstUnit && s.Unit < image.FirstUnit + image.Count)
            .Select(s => (s.Tick, s.Unit - image.FirstUnit, s.Value));
        var signs = expected.TryGetProperty("spikes", out _) ? new[] { ("spikes", 1) } : [("spikes_pos", 1), ("spikes_neg", -1)];
        var wanted =
            from sign in signs
            from step in expected.GetProperty(sign.Item1).EnumerateArray().Select((units, tick) => (units, tick))
            from unit in step.units.Ints()
            select (step.tick, unit, sign.Item2);
        FirstDifference.MustNotExist(actual, wanted.Order(), $"spikes on {backend}");
    }
}
