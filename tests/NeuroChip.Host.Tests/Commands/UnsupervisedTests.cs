using NeuroChip.Tests.Shared;

namespace NeuroChip.Host.Tests.Commands;

/// <summary>The way of samples/unsupervised-mnist on the shipped digits: learn without labels, record which classes the neurons answer to, test.</summary>
public sealed class UnsupervisedTests : IDisposable
{
    static readonly string Network = Path.Combine(SharedFolders.Repository, "samples", "unsupervised-mnist", "digits.json");

    static readonly string[] Chip = ["--profile", "loihi-davies2018", "--set", "learning.weightDraws=perSynapse", "--set", "learning.precision=stored"];

    static readonly string[] Digits = ["--dataset", "digits", "--encoder", "poisson", "--rate", "0.25", "--ticks", "100"];

    readonly TemporaryFolder _folder = new();

    string Image => Path.Combine(_folder.Path, "learned.ncimg");

    string Responses => Path.Combine(_folder.Path, "responses.json");

    public void Dispose() => _folder.Dispose();

    // The README states the figures.
    [Theory]
    [InlineData("assigned", 296)]
    [InlineData("proportional", 303)]
    public void Digits_LearnedWithoutLabels_AreRecognised(string decoder, int correct)
    {
        Learn();
        Record();

        Test(decoder).GetProperty("accuracy").GetDouble().Should().Be(correct / 359.0);
    }

    [Fact]
    public void Digits_ThreeBitsWhileLearning_AreStillRecognised()
    {
        Learn("--set", "quantization.weightBits=3");
        Record();

        Test("assigned").GetProperty("accuracy").GetDouble().Should().Be(241 / 359.0);
    }

    // On devices, by pulses; the README states the figure.
    [Fact]
    public void Digits_OnDevices_AreRecognised()
    {
        Cli.Run([
            "run", Network, "--profile", "rram-learning", "--set", "device.preset=ecram", "--fidelity", "statistical", "--devices-of", "plastic", .. Digits, "--split", "train",
            "--save-image", Image]).Succeeds();
        Record();

        Test("assigned").GetProperty("accuracy").GetDouble().Should().Be(275 / 359.0);
        Cli.Run("inspect", Image, "--fields", Path.Combine(_folder.Path, "fields.png")).Succeeds();
    }

    [Fact]
    public void Requantize_ToTwoBits_LeavesFourValues()
    {
        Learn("-n", "200");
        var rounded = Path.Combine(_folder.Path, "two.ncimg");

        Cli.Run("requantize", Image, "--bits", "2", "--out", rounded, "--json").Succeeds().Json.GetProperty("bits").GetInt32().Should().Be(2);

        Cli.Run("run", rounded, "--dataset", "digits", "-n", "1", "--json").Succeeds().Json
            .GetProperty("learning").EnumerateArray().First().GetProperty("smallestChangeCodes").GetInt32().Should().Be(128);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("9")]
    public void Requantize_ToOtherBits_IsADiagnostic(string bits)
    {
        Learn("-n", "1");

        Cli.Run("requantize", Image, "--bits", bits, "--out", Path.Combine(_folder.Path, "x.ncimg")).Diagnostics.Should().Equal("NC0009");
    }

    [Fact]
    public void Requantize_OfAChipThatDoesNotLearn_IsADiagnostic()
    {
        Cli.Run("compile", "builtin:digits", "--out", Image).Succeeds();

        Cli.Run("requantize", Image, "--bits", "4", "--out", Path.Combine(_folder.Path, "x.ncimg")).Diagnostics.Should().Equal("NC6101");
    }

    [Fact]
    public void Fields_OfALearnedChip_AreAPicture()
    {
        Learn("-n", "50");
        var picture = Path.Combine(_folder.Path, "fields.png");

        Cli.Run("inspect", Image, "--fields", picture).Succeeds();

        File.ReadAllBytes(picture)[..4].Should().Equal(0x89, 0x50, 0x4E, 0x47);
        Cli.Run("inspect", Image, "--fields", picture, "--force", "--projection", "plastik").Error.Should().Contain("plastic, inhibition");
    }

    [Fact]
    public void Responses_NotAsTheDecoderNeeds_AreDiagnostics()
    {
        Learn("-n", "50");
        Record();
        string[] run = ["run", Image, .. Digits, "--freeze"];

        Cli.Run([.. run, "--decoder", "assigned"]).Diagnostics.Should().Equal("NC7102");
        Cli.Run([.. run, "--responses", Responses]).Diagnostics.Should().Equal("NC7102");
        Cli.Run([.. run, "--decoder", "assigned", "--responses", Network]).Diagnostics.Should().Equal("NC7101");
        Cli.Run(["run", "builtin:digits", "--dataset", "digits", "--decoder", "assigned", "--responses", Responses]).Diagnostics.Should().Contain("NC7103");
        Cli.Run(["run", Image, "--input", "none", "--freeze", "--save-responses", Responses, "--force"]).Diagnostics.Should().Equal("NC7100");
        Cli.Run([.. run, "--save-responses", Responses]).Diagnostics.Should().Equal("NC0009");
    }

    [Fact]
    public void Responses_OfTheImageBeforeLearning_AreAWarning()
    {
        Learn("-n", "50");
        Record();
        Learn("-n", "60");

        Cli.Run(["run", Image, .. Digits, "--freeze", "--decoder", "assigned", "--responses", Responses]).Succeeds().Diagnostics.Should().Equal("NC7104");
    }

    [Fact]
    public void Rate_OfAnotherEncoder_IsADiagnostic() =>
        Cli.Run("run", "builtin:digits", "--dataset", "digits", "--rate", "0.5").Diagnostics.Should().Contain("NC0009");

    void Learn(params string[] more) => Cli.Run(["run", Network, .. Chip, .. Digits, "--split", "train", "--save-image", Image, "--force", .. more]).Succeeds();

    void Record() => Cli.Run(["run", Image, .. Digits, "--split", "train", "--freeze", "--save-responses", Responses]).Succeeds();

    System.Text.Json.JsonElement Test(string decoder) =>
        Cli.Run(["run", Image, .. Digits, "--freeze", "--decoder", decoder, "--responses", Responses, "--json"]).Succeeds().Json;
}
