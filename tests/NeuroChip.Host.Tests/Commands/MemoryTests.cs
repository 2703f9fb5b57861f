using NeuroChip.Tests.Shared;

namespace NeuroChip.Host.Tests.Commands;

/// <summary>What rules stand for is worked out before any of it is made: a network beyond the memory is refused with its size, and nothing is written.</summary>
public sealed class MemoryTests : IDisposable
{
    // 20,000 × 20,000 synapses of 32 bytes; the file itself has a few hundred bytes.
    const string Network = """
        {"format":"neurochip-network/1","name":"huge","dt":"1 ms","populations":[{"name":"in","size":20000,"model":"input"},
        {"name":"n","size":20000,"model":"lif","parameters":{"tau":"20 ms","vThreshold":1}}],
        "projections":[{"source":"in","target":"n","kind":"random","rule":{"probability":1},"weights":1,"seed":1}],"outputs":["n"]}
        """;

    // The runtime gives the process no more heap than this, so that the answer is the same on every machine, and a program that began would fail.
    static readonly (string, string) HeapOf256Megabytes = ("DOTNET_GCHeapHardLimit", "0x10000000");

    readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("compile")]
    [InlineData("run", "--ticks", "1")]
    public void Verb_NetworkBeyondTheMemory_IsRefusedWithItsSize(string verb, params string[] options)
    {
        string network = Path.Combine(_folder.Path, "huge.json"), spikes = Path.Combine(_folder.Path, "in.csv"), made = Path.Combine(_folder.Path, "made");
        File.WriteAllText(network, Network);
        File.WriteAllText(spikes, "t,address\n0,0\n");

        var result = NeurochipProcess.Run(HeapOf256Megabytes, [verb, network, "--profile", "rram-64", "--input", spikes, .. options, "--out", made]);

        result.Code.Should().Be(5, result.Error);
        result.Diagnostics.Should().Equal("NC6300");
        result.Error.Should().ContainAll("'huge' with 400000000 synapses by rule", "about 12.8 GB are needed", "GB short");
        File.Exists(made).Should().BeFalse();
    }

    public void Dispose() => _folder.Dispose();
}
