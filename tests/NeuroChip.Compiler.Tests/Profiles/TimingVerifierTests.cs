using NeuroChip.Compiler.Profiles;
using NeuroChip.Core.Diagnostics;

namespace NeuroChip.Compiler.Tests.Profiles;

/// <summary>Routers, stages, deadlines and named prices: one bad profile for each finding, with the text that stands where it points.</summary>
public class TimingVerifierTests
{
    const string Noc = "noc:\n  source: \"assumed: a\"\n  clock: 1 GHz\n";
    const string Pipeline = "pipeline:\n  source: \"assumed: a\"\n  clock: 1 GHz\n";
    const string Unclocked = "pipeline:\n  source: \"assumed: a\"\n";
    const string Torus = "torus";

    public static TheoryData<string, string, string> BadProfiles => new()
    {
        { Noc.Replace("1 GHz", "0 Hz", StringComparison.Ordinal), "NC1002", "0 Hz" },
        { Noc.Replace("1 GHz", "1 GHy", StringComparison.Ordinal), "NC1011", "1 GHy" },
        { Noc + "  bufferFlits: 0", "NC1002", "0" },
        { Noc + "  virtualChannels: 0", "NC1002", "0" },
        { Noc + "  virtualChannels: 1 #" + Torus, "NC1150", "1 #" },
        { Noc + "  routing: westFirst #" + Torus, "NC1150", "westFirst" },
        { Noc + "  multicast: true\n  packetFlits: 4\n  bufferFlits: 3", "NC1150", "3" },
        { Noc + "  multicast: true\n  routing: westFirst", "NC1150", "westFirst" },
        { Noc + "  chipWidth: 3", "NC1151", "3" },
        { Noc + "  chipHeight: 2", "NC1151", "2" },
        { Noc.Replace("assumed: a", "paper", StringComparison.Ordinal), "NC1017", "\"paper\"" },
        { Pipeline.Replace("1 GHz", "0 Hz", StringComparison.Ordinal), "NC1002", "0 Hz" },
        { Pipeline + "  axonIn: { buffer: 0 }", "NC1002", "0" },
        { Pipeline + "  synapse: { cycles: -1 }", "NC1002", "-1" },
        { Pipeline + "  synapse: { cycles: 2, interval: 3 }", "NC1020", "3" },
        { Unclocked + "  synapse: { cycles: 2 }", "NC1152", "{ cycles: 2 }" },
        { "tick: 1 ms\ndeadline: 2 ms", "NC1020", "2 ms" },
        { "latency:\n  hopX: { value: -1 ns, how: assumed, scope: perTerm, source: a }", "NC1002", "-1 ns" },
        { "energy:\n  hopX: { value: 1 pJ, how: assumed, scope: perTerm, source: a, use: other }", "NC1153", "other" },
        { "staticPower:\n  chip: { value: 1 mW, how: assumed, source: a, use: other }", "NC1153", "other" },
        { "supply: { source: 'assumed: a', voltage: 0 V }", "NC1002", "0 V" },
    };

    [Theory]
    [MemberData(nameof(BadProfiles))]
    public void Read_BadTiming_IsReportedWithCodeAndPlace(string added, string code, string at)
    {
        var yaml = (added.EndsWith(Torus, StringComparison.Ordinal) ? MinimalProfile.With("height: 3", "height: 3\n  topology: torus") : MinimalProfile.Yaml) + added;
        var diagnostics = new DiagnosticBag();

        ProfileReader.Read(yaml, "chip.yaml", [], diagnostics).Should().BeNull();

        var first = diagnostics.Items[0];
        first.Descriptor.Code.Should().Be(code);
        yaml.Split('\n')[first.Location.Line - 1][(first.Location.Column - 1)..].Should().StartWith(at);
    }

    [Fact]
    public void Read_EveryKey_IsKeptAndWrittenAgain()
    {
        const string All = Noc + "  routing: yx\n  virtualChannels: 4\n  chipWidth: 1\n  multicast: true\n"
            + Pipeline + "  read: analog\n  conversion: { cycles: 4, interval: 1, lanes: 8 }\n  axonIn: { buffer: 3 }\n"
            + "deadline: 1 ms\nsupply: { source: 'assumed: a', voltage: 700 mV, staticExponent: 3 }\n"
            + "energy:\n  hopX: { value: 1 pJ, how: assumed, scope: perTerm, source: a, use: b, alternatives: { b: { value: 2 pJ, how: assumed, scope: perTerm, source: c } } }";
        var diagnostics = new DiagnosticBag();

        var profile = ProfileReader.Read(MinimalProfile.Yaml + All, "chip.yaml", [], diagnostics)!;

        diagnostics.Items.Should().BeEmpty();
        profile.Noc!.VirtualChannels.Should().Be(4);
        profile.Pipeline!.Conversion.Lanes.Should().Be(8);
        profile.DeadlineSeconds.Should().Be(1e-3);
        profile.Energy.Single().InForce.Value.Should().Be(2e-12);
        var again = ProfileReader.Read(ProfileText.Of(profile), "chip.yaml", [], new())!;
        ProfileHash.Of(again).Should().Be(ProfileHash.Of(profile));
    }
}
