using System.Text.Json;

namespace NeuroChip.Host.Tests.Commands;

/// <summary>The figures of the emulator, by the keys that programs read.</summary>
public class BenchTests
{
    static readonly string[] Keys =
    [
        "name", "backend", "threads", "wallSeconds", "cpuSeconds", "samplesPerSecond", "synapticEvents", "synapticEventsPerSecond",
        "neuronUpdatesPerSecond", "plasticUpdatesPerSecond", "realTimeFactor", "messages", "timingCost", "setupSeconds", "peakBytes", "stateHash", "limit",
    ];

    static readonly Lazy<string?> Hash = new(() => HashOf(Run("mlp", "--repeat", "1")));

    [Fact]
    public void Json_OfABenchmark_HasItsKeys()
    {
        var figures = Run("mlp", "--repeat", "1");

        figures.EnumerateObject().Select(property => property.Name).Should().Equal(Keys);
        figures.GetProperty("synapticEvents").GetInt64().Should().BeGreaterThan(2048L * 100 * 784 * 800 / 11);
        figures.GetProperty("limit").GetProperty("share").GetDouble().Should().BePositive();
    }

    [Fact]
    public void StateHash_OtherBackendAndThreads_IsTheSame() =>
        HashOf(Run("mlp", "--repeat", "1", "--backend", "cpu-128", "--threads", "2")).Should().Be(Hash.Value);

    /// <summary>The runtime itself is told that registers are narrower, or that there are none.</summary>
    [Theory]
    [InlineData("DOTNET_EnableAVX512")]
    [InlineData("DOTNET_EnableAVX2")]
    [InlineData("DOTNET_EnableHWIntrinsic")]
    public void StateHash_FeaturesSwitchedOff_IsTheSame(string feature)
    {
        var child = NeurochipProcess.Run((feature, "0"), ["bench", "mlp", "--repeat", "1", "--json"]).Succeeds().Json;

        HashOf(child.GetProperty("benchmarks")[0]).Should().Be(Hash.Value);
    }

    [Fact]
    public void Bench_ScaleBeyondTheMemory_IsRefusedAtOnce()
    {
        var result = Cli.Run("bench", "scale", "--neurons", "2000000000");

        result.Code.Should().Be(5);
        result.Diagnostics.Should().Equal("NC6300");
        result.Error.Should().Contain("GB short");
    }

    [Fact]
    public void Bench_UnknownName_IsADiagnostic()
    {
        var result = Cli.Run("bench", "mpl");

        result.Code.Should().Be(1);
        result.Diagnostics.Should().Equal("NC0009");
        result.Error.Should().Contain("'mlp'");
    }

    static string? HashOf(JsonElement figures) => figures.GetProperty("stateHash").GetString();

    static JsonElement Run(params string[] arguments) =>
        Cli.Run(["bench", .. arguments, "--json"]).Succeeds().Json.GetProperty("benchmarks")[0];
}
