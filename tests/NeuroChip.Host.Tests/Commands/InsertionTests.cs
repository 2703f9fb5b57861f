using System.Text;
using NeuroChip.Tests.Shared;

namespace NeuroChip.Host.Tests.Commands;

/// <summary>What the compiler adds where a chip is too small for single neurons: relays, splitters, composed weights.</summary>
public sealed class InsertionTests : IDisposable
{
    static readonly string[] Digits = ["builtin:digits", "--dt", "1ms", "--dataset", "digits", "--ticks", "16", "-n", "60"];
    static readonly string[] SmallCores = ["--profile", "rram-64", "--set", "core.partialSums=false"];

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Compile_FanInWithoutPermission_NamesTheOption()
    {
        var run = Cli.Run(["compile", .. Digits, .. SmallCores]);

        run.Code.Should().Be(3);
        run.Diagnostics.Should().Equal("NC4003");
        run.Error.Should().ContainAll("lif2[0]", "96 input axons", "64", "--allow-relays");
    }

    // The report says what the relays change: both networks run on the same samples. So does compile where it knows a data set.
    [Theory]
    [InlineData("run")]
    [InlineData("compile")]
    public void Relays_WithADataSet_AreMeasured(string verb)
    {
        var run = Cli.Run([verb, .. Digits, .. SmallCores, "--allow-relays", "--json"]).Succeeds();

        run.Diagnostics.Should().Contain("NC4020");
        var relays = run.Json.GetProperty("relays");
        relays.GetProperty("neurons").GetInt32().Should().Be(40);
        relays.GetProperty("samples").GetInt32().Should().Be(60);
        var (with, without) = (relays.GetProperty("accuracy").GetDouble(), relays.GetProperty("accuracyWithout").GetDouble());
        without.Should().BeGreaterThan(0.9);
        relays.GetProperty("accuracyChange").GetDouble().Should().Be(with - without).And.BeGreaterThan(-0.1);
        relays.GetProperty("agreement").GetDouble().Should().BeGreaterThan(0.9);
        run.Json.GetProperty("inserted")[0].GetProperty("kind").GetString().Should().Be("relays");
        var plain = Cli.Run(["run", .. Digits, "--profile", "rram-64", "--json"]).Succeeds().Json;
        without.Should().Be(plain.GetProperty("accuracy").GetDouble());
    }

    [Fact]
    public void Relays_OnTheConsole_SayTheChangeInPoints() =>
        Cli.Run(["run", .. Digits, .. SmallCores, "--allow-relays"]).Succeeds().Output.Should().ContainAll("Relays: 40 neurons in lif2.relays", "points over 60 samples", "same answer");

    [Fact]
    public void Compile_WithoutRelaysNeeded_HasNone() =>
        Cli.Run(["compile", .. Digits, "--profile", "rram-64", "--allow-relays", "--json"]).Succeeds().Json.GetProperty("inserted").GetArrayLength().Should().Be(0);

    // Cores of 5 neurons: lif1 must reach the two cores of lif2.
    [Fact]
    public void Splitters_OnOneDestination_ChangeNoSpike()
    {
        string[] chip = ["--profile", "rram-64", "--set", "core.neurons=5"];
        var (free, split) = (Run("free", chip), Run("split", [.. chip, "--set", "core.destinationsPerNeuron=1"]));

        split.Document.GetProperty("inserted")[0].GetProperty("name").GetString().Should().Be("lif1.splitters");
        split.Spikes.Should().Equal(free.Spikes);

        (System.Text.Json.JsonElement Document, IEnumerable<string> Spikes) Run(string name, string[] options)
        {
            var trace = Path.Combine(_folder.Path, name + ".csv");
            var document = Cli.Run(["run", .. Digits, .. options, "--trace", "spikes=" + trace, "--json"]).Succeeds().Json;
            return (document, SpikesOf(trace, "lif1", "lif2"));
        }
    }

    // Where everything is changes no spike, splitters or not.
    [Fact]
    public void Splitters_WithASearch_HaveTheStateHashOfFillingInOrder()
    {
        string[] running = ["run", .. Digits, "--profile", "rram-64", "--set", "core.neurons=5", "--set", "core.destinationsPerNeuron=1", "--json"];

        var inOrder = Cli.Run(running).Succeeds().Json;
        var found = Cli.Run([.. running, "--objective", "hops", "--effort", "1"]).Succeeds().Json;

        found.GetProperty("stateHash").GetString().Should().Be(inOrder.GetProperty("stateHash").GetString());
        found.GetProperty("imageHash").GetString().Should().NotBe(inOrder.GetProperty("imageHash").GetString());
    }

    // 40 inputs with weights from -6 to 8 into 60 neurons, and these into 280: four types do not suffice for either. The second layer is on two cores, so the copies
    // that its weights are composed of are copied again for each.
    [Fact]
    public void ComposedWeights_OnFourAxonTypes_ChangeNoSpike()
    {
        var (network, spikes) = (Path.Combine(_folder.Path, "net.json"), Path.Combine(_folder.Path, "in.csv"));
        File.WriteAllText(network, AxonNetwork());
        File.WriteAllText(spikes, "t,address\n" + string.Join('\n', Enumerable.Range(0, 400).Select(i => $"{i / 10},{i * 7 % 40}")) + "\n");
        var (free, composed) = (Run("free", "--set", "synapse.axonTypes=256", "--set", "core.destinationsPerNeuron=64"), Run("composed"));

        free.Run.Diagnostics.Should().NotContain("NC4022").And.NotContain("NC4021");
        composed.Run.Diagnostics.Should().Contain("NC4022").And.Contain("NC4021");
        composed.Spikes.Should().Equal(free.Spikes);
        composed.Spikes.Count().Should().BeGreaterThan(50, "silent networks prove nothing");
        var image = Path.Combine(_folder.Path, "net.ncimg");
        Cli.Run("compile", network, "--profile", "truenorth", "--out", image).Succeeds();
        Cli.Run("inspect", image, "--check").Succeeds().Output.Should().Contain("axon types").And.Contain("legal");

        (Cli Run, IEnumerable<string> Spikes) Run(string name, params string[] options)
        {
            var trace = Path.Combine(_folder.Path, name + ".csv");
            var run = Cli.Run(["run", network, "--profile", "truenorth", "--input", spikes, "--trace", "spikes=" + trace, .. options, "--json"]).Succeeds();
            return (run, SpikesOf(trace, "a", "b"));
        }
    }

    // Fan-in of 300 on 256 axons, in the chip's own integers.
    [Fact]
    public void Relays_InChipIntegers_KeepTheRate()
    {
        var (network, spikes) = (Path.Combine(_folder.Path, "wide.json"), Path.Combine(_folder.Path, "in.csv"));
        var row = string.Join(',', Enumerable.Range(0, 300).Select(i => i % 3 == 0 ? -1 : 1));
        File.WriteAllText(network, Axon(300, ("n", 1, "in", $"[{row}]", 50)));
        File.WriteAllText(spikes, "t,address\n" + string.Join('\n', Enumerable.Range(0, 200 * 30).Select(i => $"{i / 30},{i * 37 % 300}")) + "\n");
        string[] running = ["run", network, "--profile", "truenorth", "--input", spikes, "--json"];

        Cli.Run(running).Diagnostics.Should().Contain("NC4003");
        var relayed = Rate(Cli.Run([.. running, "--allow-relays"]).Succeeds());
        var plain = Rate(Cli.Run([.. running, "--set", "core.inputAxons=300", "--set", "crossbar.rows=300"]).Succeeds());

        relayed.Should().BeInRange(0.9 * plain, 1.1 * plain);

        static double Rate(Cli run) =>
            run.Json.GetProperty("layers").EnumerateArray().Single(layer => layer.GetProperty("name").GetString() == "n").GetProperty("spikesPerSample").GetDouble();
    }

    static string AxonNetwork()
    {
        string Matrix(int rows, int columns, int step) => string.Join(
            ',', Enumerable.Range(0, rows).Select(r => $"[{string.Join(',', Enumerable.Range(0, columns).Select(c => (((r * 31) + (c * step) + (r * c)) % 15) - 6))}]"));
        return Axon(40, ("a", 60, "in", Matrix(60, 40, 11), 60), ("b", 280, "a", Matrix(280, 60, 7), 25));
    }

    static string Axon(int inputs, params (string Name, int Size, string Source, string Weights, int Threshold)[] layers)
    {
        var text = new StringBuilder($$"""{"format":"neurochip-network/1","name":"axons","dt":"1 ms","populations":[{"name":"in","size":{{inputs}},"model":"input"}""");
        foreach (var layer in layers)
        {
            text.Append($$""",{"name":"{{layer.Name}}","size":{{layer.Size}},"model":"axon4","parameters":{"leak":-1,"threshold":{{layer.Threshold}},"negative_threshold":0,"reset_value":0,"reset_mode":1} }""");
        }

        text.Append("],\"projections\":[");
        text.AppendJoin(',', layers.Select(layer => $$"""{"source":"{{layer.Source}}","target":"{{layer.Name}}","kind":"dense","fixedPoint":{"bits":9},"weights":[{{layer.Weights}}]}"""));
        return text.Append($$"""],"outputs":["{{layers[^1].Name}}"]}""").ToString();
    }

    // Lines of step, population, neuron, count; sorted, as populations are numbered differently where some are added.
    static IEnumerable<string> SpikesOf(string trace, params string[] populations) =>
        File.ReadAllLines(trace).Where(line => populations.Contains(line.Split(',')[1])).Order(StringComparer.Ordinal);
}
