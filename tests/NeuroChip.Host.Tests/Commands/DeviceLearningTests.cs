using System.Text.Json;
using NeuroChip.Tests.Shared;

namespace NeuroChip.Host.Tests.Commands;

/// <summary>Learning on devices as a user meets it: pulses, energy, saved chips, and what can be wrong.</summary>
public sealed class DeviceLearningTests : IDisposable
{
    static readonly string Samples = Path.Combine(SharedFolders.Repository, "samples", "learning");

    readonly TemporaryFolder _folder = new();

    string Saved => Path.Combine(_folder.Path, "learned.ncimg");

    public void Dispose() => _folder.Dispose();

    // The rule asks for +13 codes of in[0] and −14.5 of in[1] (docs/learning.md). A device of 51 equal steps over 255 codes moves 5 codes a pulse: 2.6 and 2.9
    // steps, to the nearest 3 pulses each. Codes of 20, in eighths 160: up to 160 + 3·40 = 280; down to 40. States are 1/51 of the window apart: ±1 eighth.
    [Fact]
    public void Run_SampleOfThePage_GivesThePulsesWorkedOutByHand()
    {
        var report = Cli.Run([.. Run, "--save-image", Saved, "--json"]).Succeeds().Json;
        var pulses = report.GetProperty("learning")[0].GetProperty("pulses");
        pulses.GetProperty("up").GetInt64().Should().Be(3);
        pulses.GetProperty("down").GetInt64().Should().Be(3);
        pulses.GetProperty("mostWritten").GetInt32().Should().Be(3);
        report.GetProperty("learning")[0].GetProperty("greatestCode").GetInt32().Should().BeInRange(279, 281);
        report.GetProperty("learning")[0].GetProperty("leastCode").GetInt32().Should().BeInRange(39, 41);
    }

    // Six pulses of 2 V and 1 us. Conductances before and after, as shares of 1 … 40 uS: up from 20/255 in steps of 1/51, that is (4, 5), (5, 6), (6, 7) of 51;
    // down (4, 3), (3, 2), (2, 1). Means 4.5 + 5.5 + 6.5 + 3.5 + 2.5 + 1.5 = 24 of 51: 6·1 + 39·24/51 = 24.353 uS, times 4 V² · 1 us = 97.41 pJ.
    [Fact]
    public void Run_SampleOfThePage_PricesItsPulses() =>
        Cli.Run([.. Run, "--json", "--set", "device.pulseVoltageUp=2V", "--set", "device.pulseVoltageDown=-2V", "--set", "device.pulseTimeUp=1us", "--set", "device.pulseTimeDown=1us"])
            .Succeeds().Json.GetProperty("learning")[0].GetProperty("pulses").GetProperty("joules").GetDouble().Should().BeApproximately(97.41e-12, 0.01e-12);

    [Fact]
    public void Run_LearnedImage_LearnsOnAndFreezes()
    {
        Cli.Run([.. Run, "--save-image", Saved]).Succeeds();
        var input = Path.Combine(Samples, "spikes.csv");
        var before = File.ReadAllBytes(Saved);
        Cli.Run("run", Saved, "--input", input, "--ticks", "8", "--freeze").Succeeds().Output.Should().Contain("Learning (off");
        File.ReadAllBytes(Saved).Should().Equal(before);
        var again = Cli.Run("run", Saved, "--input", input, "--ticks", "8", "--json").Succeeds().Json.GetProperty("learning")[0].GetProperty("pulses");
        again.GetProperty("up").GetInt64().Should().Be(3);
        again.GetProperty("mostWritten").GetInt32().Should().Be(6, "the pulses of the first run are in the image");
        Cli.Run("inspect", Saved, "--weights").Succeeds().Output.Should().Contain("weights of learned: 2 codes");
    }

    [Fact]
    public void Run_Text_ShowsPulsesEnergyAndTheMostWrittenDevice() =>
        Cli.Run(Run).Succeeds().Output.Should().ContainAll("pulses on devices", "energy of writing", "3 pulses, 0 → 0");

    [Fact]
    public void Run_IdealCells_LearnsCodesAsBefore() =>
        Cli.Run([.. Run[..^2], "--fidelity", "ideal", "--json"]).Succeeds().Json.GetProperty("learning")[0].GetProperty("pulses").ValueKind.Should().Be(JsonValueKind.Null);

    [Fact]
    public void Run_OneWornDevice_StopsChanging()
    {
        var learning = Cli.Run([.. Run, "--set", "device.endurance=2", "--json"]).Succeeds().Json.GetProperty("learning")[0];
        learning.GetProperty("pulses").GetProperty("wornOut").GetInt64().Should().Be(2);
        learning.GetProperty("greatestCode").GetInt32().Should().BeInRange(239, 241);
    }

    [Theory]
    [InlineData("NC2454", "device.pulseLaw=none")]
    [InlineData("NC2455", "crossbar.slices=2", "crossbar.cellBits=5", "core.neurons=100")]
    [InlineData("NC2450", "device.pulseLaw=piecewise")]
    [InlineData("NC2451", "device.pulseLaw=power", "device.gammaUp=-1")]
    [InlineData("NC2452", "device.pulseLaw=binary", "device.writeVerify=true")]
    [InlineData("NC2457", "device.levels=1")]
    [InlineData("NC1011", "device.stepSpread=-1")]
    [InlineData("NC1002", "device.stepSpread=-1%")]
    [InlineData("NC1002", "device.dampingUp=NaN")]
    [InlineData("NC1002", "device.pulsesUp=0")]
    [InlineData("NC1002", "device.parallel=0")]
    [InlineData("NC1012", "learning.pulses=many")]
    public void Run_Nonsense_IsADiagnostic(string code, params string[] settings)
    {
        var result = Cli.Run([.. Run, .. settings.SelectMany(setting => new[] { "--set", setting })]);
        result.Code.Should().NotBe(0);
        result.Diagnostics.Should().Contain(code);
    }

    [Fact]
    public void Run_RuleWithTags_IsRefused()
    {
        var path = Path.Combine(_folder.Path, "tags.json");
        var text = File.ReadAllText(Path.Combine(Samples, "stdp.json"));
        File.WriteAllText(path, text.Replace("dw = 2^-2*x1*y0", "dw = y0*t + 2^-2*x1*y0", StringComparison.Ordinal));
        Cli.Run(["run", path, .. Run[2..]]).Error.Should().Contain("NC2453");
    }

    [Fact]
    public void Run_ErrorDriven_IsRefused() =>
        Cli.Run("run", Path.Combine(Samples, "decoder.json"), "--profile", "rram-learning", "--set", "learning.errorDriven=true", "--fidelity", "statistical", "--input",
            Path.Combine(Samples, "decoder.csv")).Error.Should().Contain("NC2456");

    [Fact]
    public void Run_DevicesOfNothing_NamesTheProjections() =>
        Cli.Run([.. Run, "--devices-of", "lerned"]).Error.Should().ContainAll("NC2459", "Did you mean 'learned'?");

    [Fact]
    public void Requantize_Devices_IsRefused()
    {
        Cli.Run([.. Run, "--save-image", Saved]).Succeeds();
        var target = Path.Combine(_folder.Path, "four.ncimg");
        Cli.Run("requantize", Saved, "--bits", "4", "--out", target).Error.Should().Contain("NC2458");
        File.Exists(target).Should().BeFalse();
    }

    static readonly string[] Run =
    [
        "run", Path.Combine(Samples, "stdp.json"), "--profile", "rram-learning", "--input", Path.Combine(Samples, "spikes.csv"), "--ticks", "8",
        "--set", "learning.traceRounding=nearest", "--set", "learning.weightRounding=nearest",
        "--set", "device.cycleToCycle=0%", "--set", "device.programmingSigma=0%", "--set", "device.nonlinearityUp=0", "--set", "device.nonlinearityDown=0",
        "--set", "device.pulsesUp=51", "--set", "device.pulsesDown=51", "--fidelity", "statistical",
    ];
}
