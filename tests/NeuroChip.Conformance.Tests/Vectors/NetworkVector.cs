using System.Text.Json;
using NeuroChip.Core.Images;
using NeuroChip.Core.Runs;
using NeuroChip.Emulator.Tests.Images;

namespace NeuroChip.Conformance.Tests.Vectors;

/// <summary>A network of format network/1 as an image on three cores. Every population is updated from tick 0 on, as the vectors are.</summary>
sealed class NetworkVector
{
    readonly Dictionary<string, (int FirstUnit, int Size, int Population)> _groups = [];

    public NetworkVector(JsonElement file)
    {
        var chip = new TestChip { Cores = 3, Dense = true, BlockHome = core => (core + 1) % 3 };
        var populations = file.GetProperty("populations").EnumerateArray().ToArray();
        var sources = populations.Where(IsSource).ToArray();
        foreach (var source in sources)
        {
            var size = source.GetProperty("size").GetInt32();
            _groups.Add(NameOf(source), (chip.Input(NameOf(source), size), size, -1));
        }

        foreach (var population in populations.Except(sources))
        {
            var size = population.GetProperty("size").GetInt32();
            var parameters = population.GetProperty("params").EnumerateObject().Select(p => (p.Name, p.Value.OneOrMore())).ToArray();
            var index = chip.Population(NameOf(population), size, population.GetProperty("model").GetString()!, 0, parameters);
            _groups.Add(NameOf(population), (chip.FirstUnitOf(index), size, index));
        }

        foreach (var connection in file.GetProperty("connections").EnumerateArray())
        {
            var pre = _groups[connection.GetProperty("pre").GetString()!];
            var post = _groups[connection.GetProperty("post").GetString()!];
            chip.Project(pre.FirstUnit, pre.Size, post.Population, Synapses(connection), connection.GetProperty("weight_exp").GetInt32());
        }

        Image = chip.Build();
        Samples = new(file.GetProperty("steps").GetInt32(), [[.. sources.Select(s => Encode(file.GetProperty("input").GetProperty(NameOf(s))))]]);
    }

    public ChipImage Image { get; }

    public TestSamples Samples { get; }

    public int PopulationOf(string name) => _groups[name].Population;

    static string NameOf(JsonElement population) => population.GetProperty("name").GetString()!;

    static bool IsSource(JsonElement population) => population.GetProperty("model").GetString() == "source";

    static EncodedSample Encode(JsonElement input) => TestSamples.Encode([.. input.EnumerateArray().Select(units => units.EnumerateArray()
        .Select(unit => unit.ValueKind == JsonValueKind.Array ? (unit[0].GetInt32(), unit[1].GetInt32()) : (unit.GetInt32(), 1))
        .OrderBy(pair => pair.Item1)
        .ToArray())]);

    static IEnumerable<TestSynapse> Synapses(JsonElement connection)
    {
        var raw = Raw(connection).ToArray();
        var codes = LoadedCodes(
            [.. raw.Select(s => s.Code)], connection.GetProperty("weight_bits").GetInt32(), connection.GetProperty("sign_mode").GetString()!);
        codes.Sum(code => (long)Math.Abs(code)).Should().Be(connection.GetProperty("effective_weight_sum").GetInt64());
        return raw.Zip(codes, (synapse, code) => synapse with { Code = code });
    }

    static IEnumerable<TestSynapse> Raw(JsonElement connection)
    {
        if (connection.TryGetProperty("dense", out var dense))
        {
            return from row in dense.EnumerateArray().Select((weights, post) => (weights, post))
                   from weight in row.weights.Ints().Select((code, pre) => (code, pre))
                   select new TestSynapse(weight.pre, row.post, weight.code);
        }

        int[] post = connection.GetProperty("post_idx").Ints(), pre = connection.GetProperty("pre_idx").Ints();
        var weights = connection.GetProperty("w").Ints();
        var delays = connection.TryGetProperty("delay", out var delay) ? delay.Ints() : new int[weights.Length];
        return Enumerable.Range(0, weights.Length).Select(i => new TestSynapse(pre[i], post[i], weights[i], delays[i]));
    }

    /// <summary>Clips and truncates raw weights as the chip does when it loads them.</summary>
    static int[] LoadedCodes(int[] raw, int bits, string mode)
    {
        mode = mode != "auto" ? mode : raw.All(w => w >= 0) ? "excitatory" : raw.All(w => w <= 0) ? "inhibitory" : "mixed";
        var k = 8 - bits + (mode == "mixed" ? 1 : 0);
        return [.. raw.Select(weight => mode switch
        {
            "inhibitory" => -(-Math.Clamp(weight, -255, 0) >> k << k),
            "excitatory" => Math.Clamp(weight, 0, 255) >> k << k,
            _ => Math.Clamp(weight, -256, 255) >> k << k,
        })];
    }
}
