using NeuroChip.Tests.Shared;

namespace NeuroChip.Host.Tests.Tuning;

/// <summary>tune from outside, and the setting that it tunes.</summary>
public sealed class TuneTests : IDisposable
{
    static readonly string[] Network = ["builtin:digits", "--dt", "1ms", "--profile", "rram-64", "--dataset", "digits", "--ticks", "8", "-n", "100"];

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    string Out => Path.Combine(_folder.Path, "tune");

    [Fact]
    public void Tune_Digits_KeepsTheAccuracyWithLessMemory()
    {
        var found = Cli.Run(["tune", .. Network, "--max-loss", "3%", "--out", Out, "--json"]).Succeeds().Json;

        var (mixed, uniform) = (found.GetProperty("mixed"), found.GetProperty("uniform"));
        mixed.GetProperty("accuracy").GetDouble().Should().BeGreaterThanOrEqualTo(found.GetProperty("floatAccuracy").GetDouble() - 0.03);
        mixed.GetProperty("weightMemoryBits").GetDouble().Should().BeLessThanOrEqualTo(uniform.GetProperty("weightMemoryBits").GetDouble());
        var settings = mixed.GetProperty("bits").EnumerateObject().SelectMany(layer => new[] { "--set", $"quantization.layers.{layer.Name}.weightBits={layer.Value}" });
        var again = Cli.Run(["run", .. Network, .. settings, "--json"]).Succeeds().Json;
        again.GetProperty("accuracy").GetDouble().Should().Be(mixed.GetProperty("accuracy").GetDouble());
        again.GetProperty("weightMemoryBits").GetDouble().Should().Be(mixed.GetProperty("weightMemoryBits").GetDouble());
        File.ReadLines(Path.Combine(Out, "results.csv")).Should().HaveCount(found.GetProperty("evaluations").GetArrayLength() + 1);
    }

    // fc1 has 64 × 96 weights, fc2 96 × 10.
    [Fact]
    public void Run_BitsOfOneLayer_ChangeThatLayerAlone()
    {
        var report = Cli.Run(["run", .. Network, "--set", "quantization.weightBits=5", "--set", "quantization.layers.fc1.weightBits=2", "--json"]).Succeeds().Json;

        report.GetProperty("projections").EnumerateArray().Select(p => (p.GetProperty("name").GetString(), p.GetProperty("weightBits").GetInt32()))
            .Should().Equal(("fc1", 2), ("fc2", 5));
    }

    [Theory]
    [InlineData("quantization.layers.fc3.weightBits=2", "NC0008")]
    [InlineData("quantization.layers.fc1.weightBits=9", "NC1")]
    [InlineData("quantization.layers.fc1.bits=2", "NC1")]
    public void Run_BitsOfALayerThatCannotBe_AreRefused(string setting, string code) =>
        Cli.Run(["run", .. Network, "--set", setting]).Diagnostics.Should().NotBeEmpty().And.OnlyContain(found => found.StartsWith(code, StringComparison.Ordinal));

    [Theory]
    [InlineData("--max-loss", "much")]
    [InlineData("--bits", "8..1")]
    [InlineData("--bits", "0..9")]
    public void Tune_BadBounds_AreRefused(string option, string value) =>
        Cli.Run(["tune", .. Network, option, value, "--out", Out]).Diagnostics.Should().Equal("NC0009");

    [Fact]
    public void Tune_LossThatCannotBeMet_SaysWhatWasFound() =>
        Cli.Run(["tune", .. Network, "--bits", "1..1", "--max-loss", "0%", "--out", Out]).Diagnostics.Should().Equal("NC8109");
}
