using System.Text.Json;
using System.Xml.Linq;
using NeuroChip.Tests.Shared;

namespace NeuroChip.Host.Tests.Commands;

/// <summary>devices, and runs on manufactured chips.</summary>
public sealed class DeviceCommandTests : IDisposable
{
    static readonly string[] Running = ["builtin:digits", "--dt", "1ms", "--profile", "rram-64", "--dataset", "digits", "--ticks", "8", "-n", "60", "--json"];

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void List_Json_HasEveryShippedDevice() =>
        Cli.Run("devices", "list", "--json").Succeeds().Json.GetProperty("devices").EnumerateArray()
            .Select(device => device.GetProperty("name").GetString()).Should().Contain(["taox-hfox", "gst-pcm", "ideal", "pcm-nandakumar2019"]);

    [Fact]
    public void Show_Resolved_HasDefaults() => Cli.Run("devices", "show", "gst-pcm", "--resolved").Succeeds().Output.Should().Contain("maxPulses: 500");

    [Theory]
    [InlineData("taox-hfox")]
    [InlineData("reram-es")]
    [InlineData("rram-milo2021")]
    public void Plot_IsSvg_TheSameEveryTime(string device)
    {
        var path = Path.Combine(_folder.Path, "a.svg");
        Cli.Run("devices", "plot", device, "--out", path).Succeeds();
        var first = File.ReadAllText(path);
        Cli.Run("devices", "plot", device, "--out", path, "--force").Succeeds();

        File.ReadAllText(path).Should().Be(first);
        XDocument.Parse(first).Root!.Name.LocalName.Should().Be("svg");
    }

    // Exact conductances in integers behind the point: the neurons must not notice.
    [Fact]
    public void Run_DeviceWithoutErrors_SameStateAsIdeal()
    {
        var exact = Cli.Run(["run", .. Running]).Succeeds().Json;
        var device = Cli.Run(["run", .. Running, "--fidelity", "statistical", "--set", "device.programmingSigma=0%", "--set", "device.readNoise=0%"]).Succeeds().Json;

        device.GetProperty("stateHash").GetString().Should().Be(exact.GetProperty("stateHash").GetString());
        device.GetProperty("imageHash").GetString().Should().NotBe(exact.GetProperty("imageHash").GetString());
    }

    [Fact]
    public void Compare_Chips_GivesMeanDeviationAndTheCostliestLayer()
    {
        var devices = Cli.Run(["compare", .. Running, "--fidelity", "measured", "--chips", "3"]).Succeeds().Json.GetProperty("devices");

        var accuracies = devices.GetProperty("chipAccuracies").EnumerateArray().Select(a => a.GetDouble()).ToArray();
        accuracies.Should().HaveCount(3);
        devices.GetProperty("accuracyMean").GetDouble().Should().BeApproximately(accuracies.Average(), 1e-12);
        devices.GetProperty("deviceLayers").EnumerateArray().Should().OnlyContain(layer => layer.GetProperty("aloneAccuracy").ValueKind == JsonValueKind.Number);
        devices.GetProperty("arrayEnergy").GetProperty("readJoulesPerSample").GetDouble().Should().BePositive();
    }

    // Without its only error a device holds its codes, and so gives what ideal cells give.
    [Fact]
    public void Compare_OneCause_CostsWhatIdealCellsGain()
    {
        string[] noisy = ["--fidelity", "statistical", "--set", "device.programmingSigma=15%", "--set", "device.readNoise=0%", "--chips", "2"];
        var devices = Cli.Run(["compare", .. Running, .. noisy]).Succeeds().Json.GetProperty("devices");

        var cause = devices.GetProperty("causes").EnumerateArray().Should().ContainSingle().Subject;
        cause.GetProperty("cause").GetString().Should().Be("programming errors");
        cause.GetProperty("accuracyWithout").GetDouble().Should().BeApproximately(devices.GetProperty("idealAccuracy").GetDouble(), 1e-12);
        cause.GetProperty("loss").GetDouble().Should().BePositive()
            .And.BeApproximately(devices.GetProperty("idealAccuracy").GetDouble() - devices.GetProperty("accuracyMean").GetDouble(), 1e-12);
        cause.GetProperty("withoutAccuracies").GetArrayLength().Should().Be(2);
    }

    // What a run with that setting gives on the same chips is what the cause leaves.
    [Theory]
    [InlineData("output converters", "device.converterBits=0")]
    [InlineData("weight bits", "quantization.weightBits=8")]
    [InlineData("stuck cells", "device.stuckOff=0%")]
    public void Compare_WithoutACause_IsARunWithoutIt(string name, string setting)
    {
        string[] given = ["--fidelity", "statistical", "--chips", "2", "--set", "quantization.weightBits=3", "--set", "device.converterBits=6", "--set", "device.stuckOff=3%"];
        var causes = Cli.Run(["compare", .. Running, .. given]).Succeeds().Json.GetProperty("devices").GetProperty("causes").EnumerateArray();
        var alone = Cli.Run(["run", .. Running, .. given, "--set", setting]).Succeeds().Json.GetProperty("devices").GetProperty("chipAccuracies");

        causes.Single(cause => cause.GetProperty("cause").GetString() == name).GetProperty("withoutAccuracies").EnumerateArray().Select(accuracy => accuracy.GetDouble())
            .Should().Equal(alone.EnumerateArray().Select(accuracy => accuracy.GetDouble()));
    }

    [Fact]
    public void Run_Devices_LooksForNoCauses() => Cli.Run(["run", .. Running, "--fidelity", "ir-drop"]).Succeeds().Json
        .GetProperty("devices").GetProperty("causes").GetArrayLength().Should().Be(0);

    // 1 ideal, 1 second chip, 2 layers and 3 causes on 2 chips.
    [Fact]
    public void DryRun_Compare_SaysWhichCausesAndHowManyRuns()
    {
        string[] asked = ["compare", .. Running, "--dry-run", "--chips", "2", "--fidelity", "ir-drop", "--set", "device.writeVerify=false"];

        var devices = Cli.Run(asked).Succeeds().Json.GetProperty("devices");

        devices.GetProperty("causes").EnumerateArray().Select(cause => cause.GetString()).Should().Equal("programming errors", "wires", "read noise");
        devices.GetProperty("moreRuns").GetInt32().Should().Be(1 + 1 + (2 * (2 + 3)));
        Cli.Run(asked.Where(argument => argument != "--json")).Succeeds().Output.Should().ContainAll("without wires", "12 more runs");
    }

    [Fact]
    public void Run_WriteVerify_CountsPulses()
    {
        var devices = Cli.Run(["run", .. Running, "--fidelity", "measured", "--set", "device.writeVerify=true"]).Succeeds().Json.GetProperty("devices");

        devices.GetProperty("arrayEnergy").GetProperty("pulses").GetInt64().Should().BePositive();
        devices.GetProperty("arrayEnergy").GetProperty("writeJoules").GetDouble().Should().BePositive();
        devices.GetProperty("deviceCores")[0].GetProperty("mostPulses").GetInt64().Should().BePositive();
        devices.GetProperty("deviceCores")[0].GetProperty("mostWritten").GetProperty("input").GetInt32().Should().BeGreaterThanOrEqualTo(0);
    }

    [Fact]
    public void Run_Mitigation_ReportsItsGain()
    {
        var devices = Cli.Run(["run", .. Running, "--fidelity", "statistical", "--set", "device.stuckOn=5%", "--mitigate", "permute,rescale"]).Succeeds().Json.GetProperty("devices");

        devices.GetProperty("mitigation").GetProperty("withoutAccuracies").GetArrayLength().Should().Be(1);
    }

    // rram-64 has 64 columns; four more hold two spare weights a core.
    [Fact]
    public void Run_Spares_AreSwappedIn()
    {
        string[] spare = ["--fidelity", "statistical", "--set", "device.stuckOn=5%", "--set", "crossbar.columns=68", "--set", "crossbar.spareColumns=4"];
        var devices = Cli.Run(["run", .. Running, .. spare, "--mitigate", "spares"]).Succeeds().Json.GetProperty("devices");

        devices.GetProperty("deviceCores").EnumerateArray().Select(core => core.GetProperty("spares").GetInt32()).Should().OnlyContain(count => count == 2);
    }

    [Fact]
    public void Run_SparesWithoutAny_IsRefused() =>
        Cli.Run(["run", .. Running, "--fidelity", "statistical", "--mitigate", "spares"]).Diagnostics.Should().Contain("NC6163");

    [Fact]
    public void DryRun_ShowsTheCostOfEveryFidelity() =>
        Cli.Run([.. new[] { "run" }, .. Running.Where(argument => argument != "--json"), "--dry-run"]).Succeeds().Output
            .Should().ContainAll("ideal", "statistical", "measured", "ir-drop");

    [Fact]
    public void Run_ConvertersOfFewBits_CostAccuracy()
    {
        string[] few = ["--fidelity", "statistical", "--set", "device.programmingSigma=0%", "--set", "device.readNoise=0%", "--set", "device.converterBits=2"];
        var exact = Cli.Run(["run", .. Running]).Succeeds().Json.GetProperty("accuracy").GetDouble();

        Cli.Run(["run", .. Running, .. few]).Succeeds().Json.GetProperty("accuracy").GetDouble().Should().BeLessThan(exact);
        Cli.Run(["run", .. Running, .. few, "--set", "device.converterBits=12", "--set", "device.converterRange=calibrated"]).Succeeds()
            .Json.GetProperty("accuracy").GetDouble().Should().BeApproximately(exact, 0.05);
    }

    // Comparators that are off by a fifth of the range cost accuracy; without an error of its parts such a converter is nearly as good as the symmetric one.
    [Fact]
    public void Run_ImperfectConverters_CostAccuracy()
    {
        string[] converter = ["--fidelity", "statistical", "--set", "device.converterBits=8", "--set", "device.converterRange=calibrated", "--set", "device.converterKind=sar"];
        double Accuracy(params string[] more) => Cli.Run(["run", .. Running, .. converter, .. more]).Succeeds().Json.GetProperty("accuracy").GetDouble();

        Accuracy("--set", "device.converterOffset=20%").Should().BeLessThan(Accuracy() - 0.05);
    }

    [Theory]
    [InlineData("--chips", "0", "NC0009")]
    [InlineData("--mitigate", "permute,hope", "NC0009")]
    [InlineData("--age", "yesterday", "NC0009")]
    [InlineData("--age", "-1d", "NC0009")]
    public void Run_BadOption_IsRefused(string option, string value, string code) =>
        Cli.Run(["run", .. Running, option, value]).Diagnostics.Should().Contain(code);

    [Fact]
    public void Run_FidelityWithoutDevice_IsRefused()
    {
        var result = Cli.Run([.. new[] { "run" }, .. Running.Select(a => a == "rram-64" ? "loihi-davies2018" : a), "--fidelity", "statistical"]);

        result.Code.Should().Be(1);
        result.Diagnostics.Should().Contain("NC3100");
    }

    [Fact]
    public void Run_CalibratedWithoutTrainingData_IsRefused() =>
        Cli.Run("run", "builtin:digits", "--dt", "1ms", "--profile", "rram-64", "--input", "constant:1", "--ticks", "8", "--fidelity", "statistical",
            "--set", "device.converterBits=6", "--set", "device.converterRange=calibrated").Diagnostics.Should().Contain("NC6151");

    // docs/report-json.md says what every key means.
    [Fact]
    public void Run_Json_EveryDeviceKeyIsDocumented()
    {
        var page = File.ReadAllText(Path.Combine(SharedFolders.Repository, "docs", "report-json.md"));
        var devices = Cli.Run(["run", .. Running, "--fidelity", "statistical", "--mitigate", "rescale"]).Succeeds().Json.GetProperty("devices");

        Keys(devices).Distinct().Should().OnlyContain(key => page.Contains($"`{key}`", StringComparison.Ordinal));
    }

    static IEnumerable<string> Keys(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(key => Keys(key.Value).Prepend(key.Name)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Keys),
        _ => [],
    };
}
