using NeuroChip.Tests.Shared;

namespace NeuroChip.Host.Tests.Commands;

/// <summary>Learning as a user meets it: run, save, look, freeze, and what can be wrong.</summary>
public sealed class LearningTests : IDisposable
{
    static readonly string Samples = Path.Combine(SharedFolders.Repository, "samples", "learning");

    static readonly string[] Nearest = ["--set", "learning.traceRounding=nearest", "--set", "learning.weightRounding=nearest"];

    readonly TemporaryFolder _folder = new();

    string Saved => Path.Combine(_folder.Path, "learned.ncimg");

    // docs/learning.md works these weights out by hand.
    [Fact]
    public void Run_SampleOfThePage_LearnsTheWeightsWorkedOutThere()
    {
        var report = Cli.Run(["run", .. Stdp("spikes.csv"), "--ticks", "8", .. Nearest, "--save-image", Saved, "--json"]).Succeeds().Json;
        var learning = report.GetProperty("learning")[0];
        learning.GetProperty("updates").GetInt64().Should().Be(4);
        learning.GetProperty("writes").GetInt64().Should().Be(2);
        Weights(Saved).Should().Equal(33, 5);
        report.GetProperty("events").GetProperty("plasticUpdate").GetInt64().Should().Be(4);
        report.GetProperty("energyTerms").EnumerateArray().Single(term => term.GetProperty("component").GetString() == "plasticUpdate")
            .GetProperty("joules").GetDouble().Should().BeApproximately(4 * 120e-12, 1e-15);
    }

    [Fact]
    public void Run_Frozen_LeavesTheWeightsAndSaysSo()
    {
        Cli.Run(["run", .. Stdp("spikes.csv"), "--ticks", "8", "--save-image", Saved]).Succeeds();
        var before = File.ReadAllBytes(Saved);
        var text = Cli.Run(["run", Saved, "--input", Path.Combine(Samples, "repeated.csv"), "--freeze"]).Succeeds().Output;
        text.Should().Contain("Learning (off: weights stay as they are)");
        File.ReadAllBytes(Saved).Should().Equal(before);
    }

    [Fact]
    public void Run_LearnedImage_LearnsOn()
    {
        var (once, twice) = (Saved, Path.Combine(_folder.Path, "twice.ncimg"));
        Cli.Run(["run", .. Stdp("spikes.csv"), "--ticks", "8", .. Nearest, "--save-image", once]).Succeeds();
        Cli.Run(["run", once, "--input", Path.Combine(Samples, "spikes.csv"), "--ticks", "8", "--save-image", twice]).Succeeds();
        // The same pairing once more: +13, and −14.5 stops at 0.
        Weights(twice).Should().Equal(46, 0);
    }

    [Theory]
    [InlineData("reward", "loihi-davies2018", new[] { 37, 20 })]
    [InlineData("odin", "odin", new[] { 7, 7, 7, 0 })]
    public void Run_OtherSamples_LearnWhatTheyShow(string sample, string profile, int[] expected)
    {
        string[] ticks = sample == "reward" ? ["--ticks", "80"] : [];
        Cli.Run(["run", Path.Combine(Samples, sample + ".json"), "--profile", profile, "--input", Path.Combine(Samples, sample + ".csv"), .. ticks, "--save-image", Saved]).Succeeds();
        Weights(Saved).Should().Equal(expected);
    }

    [Fact]
    public void Run_Decoder_FollowsTheSignOfTheError()
    {
        Cli.Run(["run", Path.Combine(Samples, "decoder.json"), "--profile", "loihi-davies2018", "--input", Path.Combine(Samples, "decoder.csv"), "--ticks", "20", "--save-image", Saved])
            .Error.Should().Contain("tick 20 is outside");
        Cli.Run(["run", Path.Combine(Samples, "decoder.json"), "--profile", "loihi-davies2018", "--input", Path.Combine(Samples, "decoder.csv"), "--json"]).Succeeds()
            .Json.GetProperty("learning")[0].GetProperty("writes").GetInt64().Should().BeGreaterThan(40);
    }

    [Fact]
    public void Inspect_Weights_AreShownAndExported()
    {
        Cli.Run(["run", .. Stdp("spikes.csv"), "--ticks", "8", .. Nearest, "--save-image", Saved]).Succeeds();
        var text = Cli.Run("inspect", Saved, "--weights").Succeeds().Output;
        text.Should().ContainAll("weights of learned: 2 codes, 5 … 33", "learns every 1 ticks", "learned for 9 ticks", "0: 33", "1:  5");
        var csv = Path.Combine(_folder.Path, "w.csv");
        Cli.Run("inspect", Saved, "--weights-csv", csv).Succeeds();
        File.ReadAllLines(csv)[..3].Should().Equal("projection,source,target,delay,code,weight", "learned,0,0,0,33,33", "learned,1,0,0,5,5");
    }

    [Fact]
    public void Run_SaveImageWhereNothingLearns_IsRefusedBeforeTheRun()
    {
        Cli.Run("run", "builtin:digits", "--dt", "1ms", "--profile", "rram-64", "--dataset", "digits", "--ticks", "8", "--save-image", Saved)
            .Diagnostics.Should().Equal("NC6101");
        Cli.Run(["run", .. Stdp("spikes.csv"), "--save-image", Saved, "--freeze"]).Diagnostics.Should().Equal("NC6101");
        Directory.GetFiles(_folder.Path).Should().BeEmpty();
    }

    [Theory]
    [InlineData("dw = 2^-2*x1*", "NC2401", "(17,32)")]
    [InlineData("dw = x4*y0", "NC2402", "(17,24)")]
    [InlineData("dw = 9*y0", "NC2403", "(17,24)")]
    public void Run_MistakeInARule_IsPlacedInTheFile(string rule, string code, string place)
    {
        var network = Path.Combine(_folder.Path, "net.json");
        File.WriteAllText(network, File.ReadAllText(Path.Combine(Samples, "stdp.json")).Replace("dw = 2^-2*x1*y0 - 2^-2*y1*x0", rule, StringComparison.Ordinal));
        var run = Cli.Run("run", network, "--profile", "loihi-davies2018", "--input", "none");
        run.Code.Should().Be(1);
        run.Diagnostics.Should().Equal(code);
        run.Error.Should().Contain(place);
    }

    [Fact]
    public void Compile_KeptStateThatDoesNotExist_IsPlacedInTheFileAndWritesNothing()
    {
        var (network, image) = (Path.Combine(_folder.Path, "net.json"), Path.Combine(_folder.Path, "net.ncimg"));
        File.WriteAllText(network, File.ReadAllText(Path.Combine(Samples, "stdp.json")).Replace("\"vth_mant\": 200 }", "\"vth_mant\": 200 }, \"keep\": [\"theta\"]", StringComparison.Ordinal));
        var compile = Cli.Run("compile", network, "--profile", "loihi-davies2018", "--out", image);
        compile.Code.Should().Be(1);
        compile.Diagnostics.Should().Equal("NC2430");
        compile.Error.Should().ContainAll("(10,129)", "there are u, v.");
        File.Exists(image).Should().BeFalse();
    }

    // 33 inputs of -255 · 2^4 take more than 2^23 from the current.
    [Fact]
    public void Run_CurrentThatWraps_IsAWarningWithItsCount()
    {
        var (network, spikes) = (Path.Combine(_folder.Path, "net.json"), Path.Combine(_folder.Path, "spikes.csv"));
        File.WriteAllText(network, """
            { "format": "neurochip-network/1", "name": "wrap", "dt": "1 ms", "outputs": ["out"],
              "populations": [ { "name": "in", "size": 33, "model": "input" },
                { "name": "out", "size": 2, "model": "lif24", "parameters": { "decay_u": 4095, "decay_v": 4095, "vth_mant": 200 } } ],
              "projections": [ { "source": "in", "target": "out", "kind": "random", "rule": { "probability": 1 }, "weights": -255,
                "fixedPoint": { "bits": 8, "exponent": 4, "signMode": "inhibitory" } } ] }
            """);
        File.WriteAllLines(spikes, ["t,address", .. Enumerable.Range(0, 33).Select(input => $"0,{input}")]);
        var run = Cli.Run("run", network, "--profile", "loihi-davies2018", "--input", spikes, "--ticks", "3", "--json").Succeeds();
        run.Diagnostics.Should().Equal("NC2431");
        run.Json.GetProperty("layers")[0].GetProperty("currentWraps").GetInt64().Should().Be(2);
        run.Json.GetProperty("warnings")[0].GetProperty("message").GetString().Should().Contain("wrapped in 2 updates");
    }

    [Fact]
    public void Run_SavesAChipWhoseRuleHasTags_WarnsThatTheyAreLost()
    {
        var network = Path.Combine(_folder.Path, "net.json");
        File.WriteAllText(network, File.ReadAllText(Path.Combine(Samples, "stdp.json")).Replace("\"dw = 2^-2*x1*y0 - 2^-2*y1*x0\"", "[\"dw = u*t\", \"dt = x0\"]", StringComparison.Ordinal));
        string[] run = ["run", network, "--profile", "loihi-davies2018", "--input", Path.Combine(Samples, "spikes.csv"), "--ticks", "8"];
        var saving = Cli.Run([.. run, "--save-image", Saved]);
        saving.Succeeds().Diagnostics.Should().Equal("NC2432");
        saving.Error.Should().Contain("Projection 'learned' learns tags");
        File.Exists(Saved).Should().BeTrue();
        Cli.Run(run).Succeeds().Diagnostics.Should().BeEmpty();
        Cli.Run(["run", .. Stdp("spikes.csv"), "--ticks", "8", "--save-image", Saved, "--force"]).Succeeds().Diagnostics.Should().BeEmpty();
    }

    [Fact]
    public void Run_RuleOnAChipWithoutLearning_NamesTheRemedy()
    {
        var run = Cli.Run("run", Path.Combine(Samples, "stdp.json"), "--profile", "truenorth", "--input", "none");
        run.Code.Should().Be(1);
        run.Diagnostics.Should().Equal("NC2404");
        run.Error.Should().ContainAll("has no learning engine", "loihi-davies2018");
    }

    public void Dispose() => _folder.Dispose();

    static string[] Stdp(string input) =>
        [Path.Combine(Samples, "stdp.json"), "--profile", "loihi-davies2018", "--input", Path.Combine(Samples, input)];

    // Of the first projection, by source.
    static int[] Weights(string image) => [.. Cli.Run("inspect", image, "--weights", "--json").Succeeds().Json
        .GetProperty("weights")[0].GetProperty("synapses").EnumerateArray().OrderBy(synapse => synapse[0].GetInt32()).Select(synapse => synapse[3].GetInt32())];
}
