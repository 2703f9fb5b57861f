using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Images;
using NeuroChip.Tests.Shared;

namespace NeuroChip.Host.Tests.Commands;

/// <summary>For each budget a network that breaks exactly that one: exit code 3, and a message with object, found, limit and the smallest change that fits.</summary>
public sealed class BudgetTests : IDisposable
{
    const string Digits = "builtin:digits";
    const string Slow = """
        {"format":"neurochip-network/1","name":"slow","dt":"1 ms","populations":[{"name":"in","size":1,"model":"input"},
        {"name":"n","size":1,"model":"lif","parameters":{"tau":"20 ms","vThreshold":1}}],
        "projections":[{"source":"in","target":"n","kind":"oneToOne","weights":1,"delay":70}],"outputs":["n"]}
        """;

    const string FiveTypes = """
        {"format":"neurochip-network/1","name":"types","dt":"1 ms","populations":[{"name":"in","size":1,"model":"input"},
        {"name":"n","size":5,"model":"axon4","parameters":{"leak":0,"threshold":36,"negative_threshold":0,"reset_value":0,"reset_mode":0}}],
        "projections":[{"source":"in","target":"n","kind":"dense","fixedPoint":{"bits":9},"weights":[[1],[1],[1],[1],[1]]},
        {"source":"n","target":"n","kind":"dense","fixedPoint":{"bits":9},"weights":[[1,2,3,4,5],[2,3,4,5,1],[3,4,5,1,2],[4,5,1,2,3],[5,1,2,3,4]]}],"outputs":["n"]}
        """;

    const string Ring = """
        {"format":"neurochip-network/1","name":"ring","dt":"1 ms","populations":[{"name":"in","size":1,"model":"input"},
        {"name":"n","size":3,"model":"lif","parameters":{"tau":"20 ms","vThreshold":1}}],
        "projections":[{"source":"in","target":"n","kind":"dense","weights":[[1],[1],[1]]},
        {"source":"n","target":"n","kind":"dense","weights":[[1,1,1],[1,1,1],[1,1,1]]}],"outputs":["n"]}
        """;

    const string TwoFormats = """
        {"format":"neurochip-network/1","name":"two","dt":"1 ms","populations":[{"name":"p","size":1,"model":"input"},{"name":"q","size":1,"model":"input"},
        {"name":"n","size":1,"model":"lif","parameters":{"tau":"20 ms","vThreshold":1}}],
        "projections":[{"source":"p","target":"n","kind":"oneToOne","weights":1},{"source":"q","target":"n","kind":"oneToOne","weights":1}],"outputs":["n"]}
        """;

    // Lists of 4 entries of 8 + 10 + 6 bits and a header of 10 bits take two words of 64 bits; one neuron of 64 inputs takes 64 lists of one word.
    public static TheoryData<string, string, string[], string> Broken() => new()
    {
        {
            Digits, "loihi-davies2018", ["core.neurons=1", "mesh.width=4", "synapse.tagBits=0"],
            "error NC4001: Network 'digits' needs 106 cores, 'loihi-davies2018' has 64: lif1 96, lif2 10. Smallest change that fits: mesh.width=7. Use a profile with more cores, fewer neurons, or a smaller fan-in."
        },
        {
            Digits, "loihi-davies2018", ["core.fanIn=63"],
            "error NC4002: Neuron lif1[0] has 64 synapses; 'loihi-davies2018' allows 63 for one neuron. Smallest change that fits: core.fanIn=96. Allow relay populations with --allow-relays, use smaller kernels or layers, prune, or choose a profile with a larger core.fanIn."
        },
        {
            Digits, "loihi-davies2018", ["core.inputAxons=60"],
            "error NC4003: Neuron lif1[0] needs 64 input axons by itself, and cores cannot add partial sums; a core of 'loihi-davies2018' has 60. Smallest change that fits: core.inputAxons=96. Allow relay populations with --allow-relays, use smaller kernels or layers, or choose a profile with more input axons or with core.partialSums."
        },
        {
            Digits, "rram-64", ["core.partialSums=false"],
            "error NC4003: Neuron lif2[0] needs 96 input axons by itself, and cores cannot add partial sums; a core of 'rram-64' has 64. Smallest change that fits: core.inputAxons and crossbar.rows=96. Allow relay populations with --allow-relays, use smaller kernels or layers, or choose a profile with more input axons or with core.partialSums."
        },
        {
            Digits, "loihi-davies2018", ["core.synapseMemory=512bit", "synapse.tagBits=0"],
            "error NC4004: Neuron lif1[0] needs 4096 bits of synapse memory by itself, and cores cannot add partial sums; a core of 'loihi-davies2018' has 512. Smallest change that fits: core.synapseMemory=6144 bit. Use fewer weight bits, prune, or choose a profile with a larger core.synapseMemory."
        },
        {
            Digits, "loihi-davies2018", ["core.outputAxons=1", "core.neurons=1", "mesh.width=8", "mesh.height=8"],
            "error NC4005: Core 95 with 1 neurons of 'lif1' needs 10 output axons; a core of 'loihi-davies2018' has 1. Smallest change that fits: core.outputAxons=10. Make the following layer smaller or more local, or choose a profile with more output axons."
        },
        {
            Ring, "loihi-davies2018", ["core.destinationsPerNeuron=1", "core.neurons=1"],
            "error NC4006: Neuron n[0] has 3 destinations, a neuron of 'loihi-davies2018' has 1, and splitter neurons cannot be inserted: projection 'n->n' lies on a cycle, where a tick more would change what the network computes. Smallest change that fits: core.destinationsPerNeuron=3. Make the following layers fit one core, or choose a profile with more destinations per neuron."
        },
        {
            Digits, "loihi-davies2018", ["synapse.accumulatorBits=8"],
            "error NC4007: Neuron lif1[3] can receive 2516 in one tick; an accumulator of 8 bits holds 127. Smallest change that fits: synapse.accumulatorBits=13. Use fewer weight bits or a smaller fan-in, or choose a profile with a wider accumulator."
        },
        {
            Slow, "loihi-davies2018", [],
            "error NC4008: Projection 'in->n' needs delays of 70 ticks; 'loihi-davies2018' allows 62. Smallest change that fits: synapse.maxDelayTicks=70. Shorten the delay, or choose a profile with longer delays."
        },
        {
            FiveTypes, "truenorth", [],
            "error NC4009: Population 'n' needs more than 4 axon types on core 0 of 'truenorth', and its weights cannot be composed of several axons: projection 'n->n' lies on a cycle, where a tick more would change what the network computes. Use fewer distinct weights for each neuron."
        },
        {
            Digits, "loihi-davies2018", ["core.neuronConfigurations=1", "core.thresholdConfigurations=1000", "quantization.scale=neuron"],
            "error NC4010: Core 0 ('lif1') needs 90 distinct neuron configurations; a core of 'loihi-davies2018' has 1. Smallest change that fits: core.neuronConfigurations=90. Use equal parameters within a layer; with a scale per neuron or core, set quantization.scale=layer."
        },
        {
            Digits, "loihi-davies2018", ["core.thresholdConfigurations=1", "core.neuronConfigurations=1000", "quantization.scale=neuron"],
            "error NC4023: Core 0 ('lif1') needs 90 distinct thresholds; a core of 'loihi-davies2018' has 1. Smallest change that fits: core.thresholdConfigurations=90. Use equal thresholds within a layer; with a scale per neuron or core, set quantization.scale=layer."
        },
        {
            TwoFormats, "loihi-davies2018", ["core.synapseFormats=1"],
            "error NC4024: Neuron n[0] needs 2 synapse formats by itself, and cores cannot add partial sums; a core of 'loihi-davies2018' has 1. Smallest change that fits: core.synapseFormats=2. Use the same weight bits for all projections, or join projections into the same neurons."
        },
        {
            Digits, "loihi-davies2018", ["mesh.routingEntries=95", "core.neurons=1", "mesh.width=16"],
            "error NC4025: Tile (8, 1) needs 96 routing entries; a router of 'loihi-davies2018' has 95. Smallest change that fits: mesh.routingEntries=96. Search for a mapping with fewer hops (--objective hops), or choose a profile with a larger mesh.routingEntries."
        },
        {
            Digits, "loihi-davies2018", ["core.packetsPerTick=9", "core.neurons=1"],
            "error NC4026: Core 95 with 1 neurons of 'lif1' needs 10 packets in a tick in which all of them spike; a core of 'loihi-davies2018' has 9. Smallest change that fits: core.packetsPerTick=10. Search for a mapping with fewer packets (--objective packets), make the following layers more local, or choose a profile with a larger core.packetsPerTick."
        },
        {
            Digits, "loihi-davies2018", ["noc.chipLinkPackets=319", "noc.chipWidth=8", "core.neurons=1", "mesh.width=16"],
            "error NC4027: The link between chips from tile (7, 0) to (8, 0) carries 320 packets in a tick in which all neurons spike; one of 'loihi-davies2018' carries 319. Smallest change that fits: noc.chipLinkPackets=320. Search for a mapping with fewer hops (--objective hops), fit the network into one chip, or choose a profile with a larger noc.chipLinkPackets."
        },
    };

    // A legal image whose profile, or a weight in it, was changed afterwards.
    public static TheoryData<Func<ChipImage, ChipImage>, string> Tampered() => new()
    {
        {
            i => i with { Profile = i.Profile with { Core = i.Profile.Core with { Neurons = 31 } } },
            "error NC4011: Core 0 ('lif1') needs 32 neurons; a core of 'rram-64' has 31. Smallest change that fits: core.neurons=32. Compile the network again for this profile."
        },
        {
            i => i with { Profile = i.Profile with { Crossbar = i.Profile.Crossbar! with { Rows = 63 } } },
            "error NC4012: Core 0 ('lif1') needs 64 crossbar rows; a core of 'rram-64' has 63. Smallest change that fits: crossbar.rows=64. Compile the network again for this profile."
        },
        {
            i => i with { Profile = i.Profile with { Crossbar = i.Profile.Crossbar! with { Columns = 63 } } },
            "error NC4012: Core 0 ('lif1') needs 64 crossbar columns; a core of 'rram-64' has 63. Smallest change that fits: crossbar.columns=64. Compile the network again for this profile."
        },
        {
            i => i with { Profile = i.Profile with { Core = i.Profile.Core with { PartialSums = false } } },
            "error NC4013: Core 4 ('lif2') adds to 10 neurons of other cores; cores of 'rram-64' cannot add partial sums. Choose a profile with core.partialSums, or smaller layers."
        },
        {
            i => i with { Cores = i.Cores.SetItem(0, i.Cores[0] with { Blocks = [i.Cores[0].Blocks[0] with { Codes = i.Cores[0].Blocks[0].Codes.SetItem(0, 128) }] }) },
            "error NC4015: Projection 'fc1' has weight code 128 on core 0, which 8 bits (Mixed) cannot hold. Compile the network again."
        },
    };

    // Errors of the area are either here, word for word, or no budgets.
    static readonly string[] NoBudgets = ["NC4014"];

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Tampered))]
    public void InspectCheck_ImageThatBreaksABudget_SaysWhich(Func<ChipImage, ChipImage> tamper, string message)
    {
        var path = Path.Combine(_folder.Path, "digits.ncimg");
        Cli.Run("compile", Digits, "--dt", "1ms", "--profile", "rram-64", "--out", path).Succeeds();
        ChipImage image;
        using (var stream = File.OpenRead(path))
        {
            image = ImageFile.Read(stream, path);
        }

        using (var stream = File.Create(path))
        {
            ImageFile.Write(tamper(image), stream);
        }

        var run = Cli.Run("inspect", path, "--check");

        run.Code.Should().Be(3, run.Error);
        run.Error.Split('\n')[0].TrimEnd().Should().Be(message);
        run.Diagnostics.Distinct().Should().ContainSingle();
    }

    [Fact]
    public void EveryBudgetCode_HasACaseHere()
    {
        var cases = Broken().Select(row => (string)((object[])row)[3]).Concat(Tampered().Select(row => (string)((object[])row)[1])).Select(message => message.Substring("error ".Length, 6));
        var codes = DiagnosticCatalog.All.Where(d => d.Code.StartsWith("NC40", StringComparison.Ordinal) && d.DefaultSeverity == Severity.Error).Select(d => d.Code);

        cases.Concat(NoBudgets).Distinct().Order().Should().Equal(codes);
    }

    // No budget of a chip, but a bound of the compiler: a way of 1,200 stages through a junction.
    [Fact]
    public void Compile_WayOfTooManyStages_IsRefused()
    {
        var stages = string.Join(',', Enumerable.Repeat("""{"kind":"oneToOne","weights":1}""", 600));
        var path = Path.Combine(_folder.Path, "long.json");
        File.WriteAllText(path, $$"""
            {"format":"neurochip-network/1","name":"long","dt":"1 ms","populations":[{"name":"in","size":1,"model":"input"},{"name":"j","size":1,"model":"passthrough"},
            {"name":"n","size":1,"model":"lif","parameters":{"tau":"20 ms","vThreshold":1} }],
            "projections":[{"source":"in","target":"j","stages":[{{stages}}]},{"source":"j","target":"n","stages":[{{stages}}]}],"outputs":["n"]}
            """);

        var run = Cli.Run("compile", path);

        run.Code.Should().Be(3);
        run.Error.Should().Contain("error NC4014: More than 65536 ways, or a way of more than 1024 stages, lead through the junctions of network 'long'. Make the network smaller.");
    }

    // 4x4 pixels by a kernel of 3x3 into 2x2: along each axis a pixel reaches one output or two, so with equal weights 4 lists of the 16 differ in more than their place.
    [Theory]
    [InlineData("true", 4 * 64)]
    [InlineData("false", 16 * 64)]
    public void Compile_SharedConvolution_IsStoredOnce(string shares, long bits)
    {
        var path = Path.Combine(_folder.Path, "conv.json");
        File.WriteAllText(path, """
            {"format":"neurochip-network/1","name":"conv","dt":"1 ms","populations":[{"name":"in","shape":[1,4,4],"model":"input"},
            {"name":"n","shape":[1,2,2],"model":"lif","parameters":{"tau":"20 ms","vThreshold":1}}],
            "projections":[{"source":"in","target":"n","kind":"conv2d","weights":[[[[1,1,1],[1,1,1],[1,1,1]]]]}],"outputs":["n"]}
            """);

        var run = Cli.Run(
            "compile", path, "--profile", "loihi-davies2018", "--set", "synapse.sharesConvolutions=" + shares, "--set", "synapse.storesUnusedFields=false",
            "--set", "synapse.indexBits=4", "--json").Succeeds();

        run.Json.GetProperty("utilisation").EnumerateArray().Single(u => u.GetProperty("resource").GetString() == "bits of synapse memory")
            .GetProperty("used").GetInt64().Should().Be(bits);
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public void Compile_OneBudgetBroken_SaysWhichAndWhatWouldFit(string network, string profile, string[] settings, string message)
    {
        var path = network;
        if (network != Digits)
        {
            path = Path.Combine(_folder.Path, "network.json");
            File.WriteAllText(path, network);
        }

        string[] step = network == Digits ? ["--dt", "1ms"] : [];
        var run = Cli.Run(["compile", path, .. step, "--profile", profile, .. settings.SelectMany(s => new[] { "--set", s })]);

        run.Code.Should().Be(3, run.Error);
        var errors = run.Error.Split('\n').Where(line => line.Contains("error NC", StringComparison.Ordinal)).ToList();
        errors[0][errors[0].IndexOf("error NC", StringComparison.Ordinal)..].TrimEnd().Should().Be(message);
        run.Diagnostics.Distinct().Should().ContainSingle();
    }
}
