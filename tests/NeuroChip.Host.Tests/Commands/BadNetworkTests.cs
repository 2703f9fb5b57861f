using NeuroChip.Tests.Shared;

namespace NeuroChip.Host.Tests.Commands;

/// <summary>Networks, chips and wishes that cannot be: a diagnostic that names them, at once, and without memory for what they declare.</summary>
public sealed class BadNetworkTests : IDisposable
{
    const long Storm = 200_000_000;

    const string Neuron = "\"model\":\"lif\",\"parameters\":{\"tau\":\"20 ms\",\"vThreshold\":1}";
    const string Fed = """{"source":"in","target":"n","kind":"oneToOne","weights":40}""";
    const string Itself = """{"source":"n","target":"n","kind":"oneToOne","weights":5}""";

    static readonly string[] Digits = ["builtin:digits", "--dt", "1ms", "--profile", "rram-64"];

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // Hints: of 106 neurons, 96 in lif1, on cores of 32.
    public static TheoryData<string, string[], string> Hints() => new()
    {
        { "NC4101", ["--pin", "lif2=1", "--pin", "lif2[3]=2"], "lif2[3] is pinned to core 1 (as lif2) and to core 2 (as lif2[3])." },
        { "NC4101", ["--pin", "lif2=1", "--forbid-cores", "1"], "lif2 is pinned to core 1, which is forbidden." },
        { "NC4101", ["--group", "lif1[0],lif2[0]", "--separate", "lif1,lif2"], "lif1[0] and lif2[0] are to be separated, but both are in group 1." },
        { "NC4101", ["--group", "lif1[0],lif2[0]", "--pin", "lif1[0]=1", "--pin", "lif2[0]=2"], "Group 1 holds lif1[0], pinned to core 1, and lif2[0], pinned to core 2." },
        { "NC4101", ["--separate", "lif1,lif1[3]"], "lif1[3] is named twice in what is to be separated." },
        { "NC4102", ["--pin", "lif1=1"], "96 neurons are pinned to core 1 (as lif1); a core of 'rram-64' holds 32." },
        { "NC4102", ["--group", "lif1,lif2"], "Group 1 has 106 neurons that are to share a core; a core of 'rram-64' holds 32." },
        { "NC4102", ["--forbid-cores", "0-255"], "All 256 cores of 'rram-64' are forbidden." },
    };

    [Theory]
    [MemberData(nameof(Hints))]
    public void Compile_HintsThatContradict_AreNamed(string code, string[] hints, string message) =>
        Refuses(["compile", .. Digits, .. hints], 3, code, message);

    [Theory]
    [InlineData("mesh.width=0", "'mesh.width' is '0'; allowed: a whole number 1..1024.")]
    [InlineData("mesh.coresPerTile=0", "'mesh.coresPerTile' is '0'; allowed: a whole number 1..1024.")]
    [InlineData("core.neurons=0", "'core.neurons' is '0'; allowed: a whole number 1..1048576.")]
    [InlineData("core.inputAxons=-1", "'core.inputAxons' is '-1'; allowed: a whole number 1..1048576.")]
    public void Compile_ZeroCores_AreNoChip(string setting, string message) => Refuses(["compile", .. Digits, "--set", setting], 1, "NC1002", message);

    [Fact]
    public void Compile_MoreCoresThanAnyChip_AreRefused() =>
        Refuses(
            ["compile", .. Digits, "--set", "mesh.width=1024", "--set", "mesh.height=1024", "--set", "mesh.coresPerTile=1024"], 1, "NC1002",
            "'mesh' has 1024 × 1024 tiles of 1024 cores, together 1073741824; allowed: 1048576.");

    // A neuron with a state may feed itself, on any chip; its own tick is the delay.
    [Fact]
    public void Run_SelfLoop_FeedsTheNeuronInTheNextStep()
    {
        var spikes = Path.Combine(_folder.Path, "in.csv");
        File.WriteAllText(spikes, "t,address\n0,0\n");
        var strong = Network($$"""{"name":"in","size":2,"model":"input"},{"name":"n","size":2,{{Neuron}} }""", Fed, Itself.Replace("5", "40", StringComparison.Ordinal));

        var layer = Cli.Run("run", strong, "--profile", "loihi-davies2018", "--input", spikes, "--ticks", "5", "--json").Succeeds().Json.GetProperty("layers")[0];

        layer.GetProperty("spikesPerSample").GetDouble().Should().Be(5);
    }

    [Theory]
    [InlineData("\"model\":\"threshold\",\"parameters\":{\"threshold\":1}")]
    [InlineData("\"model\":\"passthrough\"")]
    public void Compile_SelfLoopWithoutState_IsNamed(string model) =>
        Refuses(
            ["compile", Network($$"""{"name":"in","size":2,"model":"input"},{"name":"n","size":2,{{model}} }""", Fed, Itself)], 1, "NC2090",
            "population 'n' depends on its own output within the same step.");

    // A tick for splitters is not free on a self-loop.
    [Fact]
    public void Compile_SelfLoopThatNeedsSplitters_IsRefused() =>
        Refuses(
            ["compile", Network($$"""{"name":"in","size":2,"model":"input"},{"name":"n","size":2,{{Neuron}} },{"name":"m","size":2,{{Neuron}} }""", Fed, Itself, """{"source":"n","target":"m","kind":"dense","weights":[[1,1],[1,1]]}"""),
                "--profile", "loihi-davies2018", "--set", "core.destinationsPerNeuron=1", "--set", "core.neurons=1"], 3, "NC4006",
            "splitter neurons cannot be inserted: projection 'n->n' lies on a cycle, where a tick more would change what the network computes.");

    [Theory]
    [InlineData("\"size\":0", "'size' of population 'n' is 0; allowed are whole numbers from 1 to 2147483647.", "NC2211")]
    [InlineData("\"shape\":[4,0]", "'shape[1]' of population 'n' is 0; allowed are whole numbers from 1 to 2147483647.", "NC2211")]
    [InlineData("\"size\":2147483648", "'size' of population 'n' is 2147483648; allowed are whole numbers from 1 to 2147483647.", "NC2211")]
    [InlineData("\"size\":2147483647", "'size' of population 'n' is 2147483647; allowed are 1 to 16777216 elements.", "NC2214")]
    [InlineData("\"shape\":[65536,32768]", "'shape' of population 'n' is 65536x32768; allowed are 1 to 16777216 elements.", "NC2214")]
    public void Compile_PopulationOfImpossibleSize_IsNamed(string size, string message, string code) =>
        Refuses(
            ["compile", Network($$"""{"name":"in","size":1,"model":"input"},{"name":"n",{{size}},{{Neuron}} }""", """{"source":"n","target":"n","kind":"random","rule":{"fixedOutDegree":1},"weights":1}""")],
            1, code, message);

    // 2^31 neurons are none of a file's; nor are so many synapses of a neuron, nor a rule for more than 2^32 of them.
    [Theory]
    [InlineData("\"fixedOutDegree\":2147483648", 1, "NC2211", "'fixedOutDegree' of rule of projection 'n->n' is 2147483648; allowed are whole numbers from 1 to 16777216.")]
    [InlineData("\"probability\":1", 1, "NC2214", "the rule stands for 281474943156225 synapses; at most 4294967296.")]
    [InlineData("\"probability\":1e-7", 3, "NC4001", "Network 'bad' has 16777215 neurons, which alone need 16384 cores; 'loihi-davies2018' has 128 of 1024 neurons.")]
    public void Compile_RuleBeyondBounds_AllocatesNothing(string rule, int exit, string code, string message) =>
        Refuses(
            ["compile", Network($$"""{"name":"in","size":1,"model":"input"},{"name":"n","size":16777215,{{Neuron}} }""", $$"""{"source":"n","target":"n","kind":"random","rule":{ {{rule}} },"weights":1}"""),
                "--profile", "loihi-davies2018"],
            exit, code, message);

    string Network(string populations, params string[] projections)
    {
        var path = Path.Combine(_folder.Path, "bad.json");
        File.WriteAllText(path, $$"""{"format":"neurochip-network/1","name":"bad","dt":"1 ms","populations":[{{populations}}],"projections":[{{string.Join(',', projections)}}],"outputs":["n"]}""");
        return path;
    }

    static void Refuses(string[] arguments, int exit, string code, string message)
    {
        var before = GC.GetTotalAllocatedBytes();

        var run = Cli.Run(arguments);

        run.Code.Should().Be(exit, run.Error);
        run.Diagnostics.Should().Equal(code);
        run.Error.Should().Contain(message);
        (GC.GetTotalAllocatedBytes() - before).Should().BeLessThan(Storm, "a refusal needs no memory for what it refuses");
    }
}
