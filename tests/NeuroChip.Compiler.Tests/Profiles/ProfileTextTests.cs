using NeuroChip.Compiler.Profiles;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Hardware;

namespace NeuroChip.Compiler.Tests.Profiles;

public class ProfileTextTests
{
    public static TheoryData<string> Names => [.. ProfileCatalog.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Of_ReadAgain_GivesTheSameProfile(string name)
    {
        var profile = Load(name);
        var text = ProfileText.Of(profile);

        var again = Read(text, name);

        ProfileDiff.Compare(profile, again).Should().BeEmpty();
        ProfileHash.Of(again).Should().Be(ProfileHash.Of(profile));
        ProfileText.Of(again).Should().Be(text);
        again.Energy.Select(p => p.Value).Should().Equal(profile.Energy.Select(p => p.Value), "not a digit is lost");
    }

    [Fact]
    public void Of_Minimal_ShowsDefaultsToo()
    {
        var text = ProfileText.Of(Read(MinimalProfile.Yaml, "chip"));

        text.Should().StartWith("""
            title: "Test chip"
            mesh:
              source: "assumed: test"
              width: 2
              height: 3
              coresPerTile: 1
              topology: mesh

            """.ReplaceLineEndings("\n"));
        text.Should().Contain("  accumulatorBits: 32\n").And.Contain("  percentile: 99.9 %\n").And.NotContain("energy");
    }

    [Theory]
    [InlineData("1 us", "1 us")]
    [InlineData("0.001 ms", "1 us")]
    [InlineData("781.25 ps", "781.25 ps")] // more than four digits
    [InlineData("0.1234567890123 ms", "123.4567890123 us")]
    public void Of_Quantity_IsShortAndExact(string written, string expected) =>
        ProfileText.Of(Read(MinimalProfile.Yaml + $"tick: {written}", "chip")).Should().Contain($"tick: {expected}\n");

    [Fact]
    public void Hash_OrderCommentsUnitsAndName_DoNotMatter()
    {
        var one = Read(MinimalProfile.Yaml + "tick: 1 ms # a comment\nquantization: { weightBits: 4, scale: core }", "one");
        var other = Read("quantization: { scale: core, weightBits: 4 }\ntick: 1000 us\n" + MinimalProfile.Yaml, "other");

        ProfileHash.Of(one).Should().Be(ProfileHash.Of(other)).And.MatchRegex("^[0-9a-f]{16}$");
    }

    [Fact]
    public void Hash_OneValue_Matters()
    {
        var one = Read(MinimalProfile.Yaml, "chip");

        ProfileHash.Of(one with { Core = one.Core with { Neurons = 9 } }).Should().NotBe(ProfileHash.Of(one));
        ProfileHash.Of(one with { TickSeconds = 1e-3 }).Should().NotBe(ProfileHash.Of(one));
    }

    // Fails when the canonical form changes: hashes that users wrote down would then no longer be found.
    [Fact]
    public void Hash_Minimal_IsTheRecordedOne() => ProfileHash.Of(Read(MinimalProfile.Yaml, "chip")).Should().Be("964f8665eb2d27dc");

    [Fact]
    public void Diff_OfTwoProfiles_NamesPathAndBothValues()
    {
        var left = Read(MinimalProfile.Yaml + "tick: 1 ms", "left");
        var right = Read(MinimalProfile.With("neurons: 8", "neurons: 9\n  fanIn: 4"), "right");

        ProfileDiff.Compare(left, right).Should().Equal(
            new ProfileDifference("core.neurons", "8", "9"),
            new ProfileDifference("tick", "1 ms", "-"),
            new ProfileDifference("core.fanIn", "-", "4"));
    }

    static HardwareProfile Load(string name) => ProfileCatalog.Load(name, [], new DiagnosticBag())!;

    static HardwareProfile Read(string yaml, string name)
    {
        var diagnostics = new DiagnosticBag();
        var profile = ProfileReader.Read(yaml, $"{name}.yaml", [], diagnostics);
        diagnostics.Items.Should().BeEmpty();
        return profile!;
    }
}
