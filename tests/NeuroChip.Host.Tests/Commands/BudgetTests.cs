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
            Digits, "loihi-davies2018", ["core.neuronConfigurations=1", "quantization.scale=neuron"],
            "error NC4010: Core 0 ('lif1') needs 90 distinct neuron configurations; a core of 'loihi-davies2018' has 1. Smallest change that fits: core.neuronConfigurations=90. Use equal parameters within a layer; with a scale per neuron or core, set quantization.scale=layer."
        },
    };

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

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
