using System.Text.Json;
using NeuroChip.Tests.Shared;

namespace NeuroChip.Host.Tests.Commands;

/// <summary>run, compare and compile on the shipped network and digits: reports, files, and the same bits everywhere.</summary>
public sealed class RunTests : IDisposable
{
    static readonly string[] Compiling = ["--dt", "1ms", "--profile", "rram-64"];
    static readonly string[] Presenting = ["--dataset", "digits", "--ticks", "8", "-n", "20"];
    static readonly string[] Running = ["builtin:digits", .. Compiling, .. Presenting];

    static readonly string[] Promised =
    [
        "format", "network", "profile", "backend", "samples", "ticksPerSample", "accuracy", "agreement", "coresUsed", "neurons", "synapses", "events",
        "energyPerSampleJoules", "energy", "ticksPerSecond", "synapticEventsPerSecond", "wallSeconds", "imageHash", "stateHash", "seed",
    ];

    readonly TemporaryFolder _folder = new();

    [Fact]
    public void Compare_Json_HasEveryPromisedKey()
    {
        var report = Cli.Run(["compare", .. Running, "--json"]).Succeeds().Json;

        report.EnumerateObject().Select(key => key.Name).Should().Contain([.. Promised, "floatAccuracy"]);
        var energy = report.GetProperty("energy");
        energy.GetProperty("missing").ValueKind.Should().Be(JsonValueKind.Array);
        energy.EnumerateObject().Where(component => component.Name != "missing").Sum(component => component.Value.GetDouble())
            .Should().BeApproximately(report.GetProperty("energyPerSampleJoules").GetDouble(), 1e-18);
        report.GetProperty("samples").GetInt32().Should().Be(20);
        report.GetProperty("ticksPerSample").GetInt32().Should().Be(8);
    }

    [Fact]
    public void Run_Json_HasEveryPromisedKeyButThoseOfTheFloatNetwork() =>
        Cli.Run(["run", .. Running, "--json"]).Succeeds().Json.EnumerateObject().Select(key => key.Name)
            .Should().Contain(Promised.Except(["agreement"])).And.NotContain("floatAccuracy");

    // docs/report-json.md says what every key means, at any depth; keys of events and components are names.
    [Fact]
    public void Compare_Json_EveryKeyIsDocumented()
    {
        var page = File.ReadAllText(Path.Combine(SharedFolders.Repository, "docs", "report-json.md"));
        var report = Cli.Run(["compare", .. Running, "--json", "--set", "quantization.weightBits=1"]).Succeeds().Json;

        KeysOf(report, "").Distinct().Should().OnlyContain(key => page.Contains($"`{key}`", StringComparison.Ordinal));
    }

    [Fact]
    public void Run_Text_StartsWithWhatThisIs() =>
        Cli.Run(["run", .. Running]).Succeeds().Output.Split('\n')[0].Should().ContainAll("emulator", "not silicon", "rram-64");

    [Fact]
    public void Run_Out_IsWrittenOnceUnlessForced()
    {
        var path = Path.Combine(_folder.Path, "report.json");

        Cli.Run(["run", .. Running, "--out", path]).Succeeds();
        Cli.Run(["run", .. Running, "--out", path]).Error.Should().Contain("--force");
        Cli.Run(["run", .. Running, "--out", path, "--force"]).Succeeds();

        JsonDocument.Parse(File.ReadAllText(path)).RootElement.GetProperty("samples").GetInt32().Should().Be(20);
        Directory.GetFiles(_folder.Path).Should().ContainSingle();
    }

    [Fact]
    public void Run_Dry_RunsNothingAndWritesNothing()
    {
        var path = Path.Combine(_folder.Path, "report.json");

        var plan = Cli.Run(["run", .. Running, "--dry-run", "--json", "--out", path]).Succeeds().Json;

        plan.GetProperty("samples").GetInt32().Should().Be(20);
        File.Exists(path).Should().BeFalse();
    }

    [Fact]
    public void Run_CompiledImage_GivesTheSameBitsAsItsNetwork()
    {
        var image = Path.Combine(_folder.Path, "digits.ncimg");
        Cli.Run(["compile", "builtin:digits", .. Compiling, "--out", image]).Succeeds();

        var fromNetwork = Cli.Run(["run", .. Running, "--json"]).Succeeds().Json;
        var fromImage = Cli.Run(["run", image, .. Presenting, "--json"]).Succeeds().Json;

        Hashes(fromImage).Should().Be(Hashes(fromNetwork));
    }

    [Fact]
    public void Inspect_Where_LeadsThereAndBack()
    {
        var image = Path.Combine(_folder.Path, "digits.ncimg");
        Cli.Run(["compile", "builtin:digits", .. Compiling, "--out", image]).Succeeds();
        var neuron = Cli.Run("inspect", image).Succeeds().Output.Split('\n').First(line => line.StartsWith("population ", StringComparison.Ordinal)).Split(' ')[1] + "[3]";

        var there = Place(Cli.Run("inspect", image, "--where", neuron));
        var numbers = there.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        var back = Place(Cli.Run("inspect", image, "--where", $"{numbers[2]}:{numbers[4]}"));

        there.Should().StartWith(neuron + ": core ");
        back.Should().Be(there);
    }

    [Fact]
    public void Convert_ThroughJsonAndBack_KeepsTheNetwork()
    {
        string json = Path.Combine(_folder.Path, "digits.json"), nir = Path.Combine(_folder.Path, "digits.nir");
        Cli.Run("convert", "builtin:digits", json, "--dt", "1ms").Succeeds();
        Cli.Run("convert", json, nir).Succeeds();

        var original = Cli.Run(["run", .. Running, "--json"]).Succeeds().Json;
        var viaJson = Cli.Run(["run", json, "--profile", "rram-64", .. Presenting, "--json"]).Succeeds().Json;
        var viaNir = Cli.Run(["run", nir, .. Compiling, .. Presenting, "--json"]).Succeeds().Json;

        viaJson.GetProperty("predictions").ToString().Should().Be(original.GetProperty("predictions").ToString());
        Hashes(viaNir).Should().Be(Hashes(original));
    }

    [Fact]
    public void Run_AnyThreadsAndBackend_SameBits()
    {
        var wanted = Hashes(Cli.Run(["run", .. Running, "--json"]).Succeeds().Json);
        foreach (var backend in Backends())
        {
            for (var threads = 1; threads <= 3; threads++)
            {
                Hashes(Cli.Run(["run", .. Running, "--json", "--backend", backend, "--threads", $"{threads}"]).Succeeds().Json)
                    .Should().Be(wanted, $"{backend} with {threads} threads");
            }
        }
    }

    // In a process of its own, where the runtime offers no or narrower registers.
    [Theory]
    [InlineData("DOTNET_EnableHWIntrinsic")]
    [InlineData("DOTNET_EnableAVX2")]
    [InlineData("DOTNET_EnableAVX512F")]
    public void Run_WithoutSimd_SameBits(string variable)
    {
        var wanted = Hashes(Cli.Run(["run", .. Running, "--json"]).Succeeds().Json);

        var result = NeurochipProcess.Run((variable, "0"), ["run", .. Running, "--json"]).Succeeds();

        Hashes(result.Json).Should().Be(wanted);
    }

    [Theory]
    [InlineData("spikes", "step,population,neuron,count")]
    [InlineData("potentials", "step,population,neuron,potential")]
    public void Run_Trace_WritesATable(string what, string header)
    {
        var path = Path.Combine(_folder.Path, "trace.csv");

        Cli.Run(["run", .. Running, "--trace", $"{what}={path}"]).Succeeds();

        File.ReadLines(path).First().Should().Be(header);
        File.ReadLines(path).Count().Should().BeGreaterThan(10);
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("volts=v.csv")]
    [InlineData("spikes")]
    public void Run_TraceOfAnotherForm_IsRefusedBeforeTheRun(string trace)
    {
        // A dry run never gets as far as tracing, so only a check before the work can refuse it.
        Cli.Run("run", "builtin:digits", "--dataset", "digits", "-n", "1", "--dry-run", "--trace", trace).Diagnostics.Should().Equal("NC0009");
    }

    static (string?, string?) Hashes(JsonElement report) => (report.GetProperty("imageHash").GetString(), report.GetProperty("stateHash").GetString());

    // The line with the place, after that of what this is.
    static string Place(Cli inspected) => inspected.Succeeds().Output.Split('\n')[1].Trim();

    static IEnumerable<string> Backends() =>
        from finding in Cli.Run("doctor", "--json").Succeeds().Json.GetProperty("findings").EnumerateArray()
        let what = finding.GetProperty("what").GetString()!
        where what.StartsWith("backend ", StringComparison.Ordinal) && finding.GetProperty("ok").GetBoolean()
        select what["backend ".Length..];

    static IEnumerable<string> KeysOf(JsonElement value, string parent) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(pair =>
            (parent is "events" or "energy" && pair.Name != "missing" ? [] : new[] { pair.Name })
            .Concat(KeysOf(pair.Value, pair.Name))),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(item => KeysOf(item, parent)),
        _ => [],
    };
}
