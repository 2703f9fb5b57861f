using NeuroChip.Compiler.Profiles;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Hardware;

namespace NeuroChip.Compiler.Tests.Profiles;

public class ProfileReaderTests
{
    [Fact]
    public void Read_Minimal_FillsWhatIsWrittenAndLeavesTheRest()
    {
        var profile = Read(MinimalProfile.Yaml);

        profile.Name.Should().Be("chip");
        profile.Title.Should().Be("Test chip");
        profile.Mesh.Should().Be(new MeshSpec(2, 3, 1, MeshTopology.Mesh) { Source = "assumed: test" });
        profile.Core.Neurons.Should().Be(8);
        profile.Core.FanIn.Should().BeNull("no limit was given");
        profile.Crossbar.Should().BeNull();
        profile.Learning.Should().BeNull();
        profile.Energy.Should().BeEmpty("a price that is not published is absent, not 0");
        profile.TickSeconds.Should().BeNull();
        profile.Quantization.Should().Be(new QuantizationSpec());
    }

    [Fact]
    public void Read_Quantities_AreHeldInSi()
    {
        var profile = Read(MinimalProfile.Yaml.Replace("neurons: 8", "neurons: 8\n  synapseMemory: 128 KiB", StringComparison.Ordinal) + """
            sources:
              paper: A paper
            tick: 250 us
            quantization:
              percentile: 99.5 %
            energy:
              hopX: { value: 3 pJ, how: measured, scope: perTerm, source: "paper, Table 2", voltage: 0.75 V, frequency: 1.28 GHz }
            staticPower:
              core: { value: 1.5 mW, perCore: true, how: assumed, source: a guess }
            """);

        profile.Core.SynapseMemoryBits.Should().Be(1_048_576); // 128 · 1024 · 8
        profile.TickSeconds.Should().Be(250e-6);
        profile.Quantization.Percentile.Should().Be(99.5);
        profile.Energy.Should().ContainSingle().Which.Should().Be(new PriceEntry
        {
            Event = EventKind.HopX,
            Value = 3e-12,
            How = Evidence.Measured,
            Scope = PriceScope.PerTerm,
            Source = "paper, Table 2",
            Volts = 0.75,
            Hertz = 1.28e9,
            ByTiles = profile.Energy[0].ByTiles,
            Alternatives = profile.Energy[0].Alternatives,
        });
        profile.StaticPower.Should().ContainSingle().Which.Watts.Should().Be(1.5e-3);
    }

    [Fact]
    public void Read_Prices_AreOrderedByEventAndNameTheirAlternatives()
    {
        var profile = Read(MinimalProfile.Yaml + """
            energy:
              hopX: { value: 3 pJ, how: assumed, scope: perTerm, source: a }
              synapticEvent:
                value: 12 pJ
                how: assumed
                scope: allIn
                source: a
                alternatives:
                  alone: { value: 8 pJ, how: assumed, scope: perTerm, source: a }
            """);

        profile.Energy.Select(p => p.Event).Should().Equal(EventKind.SynapticEvent, EventKind.HopX);
        profile.Energy[0].Alternatives.Should().ContainSingle();
        profile.Energy[0].Alternatives[0].Alternative.Should().Be("alone");
        profile.Energy[0].Alternatives[0].Event.Should().Be(EventKind.SynapticEvent);
    }

    [Fact]
    public void Read_Overrides_ReplaceAddAndWinInOrder()
    {
        var profile = Read(MinimalProfile.Yaml,
            new("core.neurons", "64"), new("core.neurons", "32"), new("quantization.weightBits", "4"), new("neuron.variants", "[lif24]"),
            new("energy.hopY", "{ value: 4 pJ, how: assumed, scope: perTerm, source: a }"));

        profile.Core.Neurons.Should().Be(32);
        profile.Quantization.WeightBits.Should().Be(4);
        profile.Neuron.Variants.Should().Equal("lif24");
        profile.Energy.Should().ContainSingle().Which.Value.Should().Be(4e-12);
    }

    [Theory]
    [InlineData("core.neurons", "0", "--set core.neurons: error NC1002: 'core.neurons' is '0'; allowed: a whole number 1..1048576.")]
    [InlineData("core.neuron", "8", "--set core.neuron: error NC1001: 'core.neuron' does not exist. Did you mean 'neurons'?")]
    [InlineData("tick", "1", "--set tick: error NC1011: 'tick' cannot be read: '1' has no unit; expected a time such as '20 ms'")]
    [InlineData("title.short", "x", "--set title.short: error NC1022: 'title.short' does not lead to a value.")]
    [InlineData("core..neurons", "x", "--set core..neurons: error NC1022:")]
    [InlineData("core.neurons", "", "--set core.neurons: error NC1014:")]
    [InlineData("core.neurons", "[", "--set core.neurons: error NC1003:")]
    public void Read_BadOverride_IsReportedAtTheOption(string path, string value, string expected) =>
        Findings(MinimalProfile.Yaml, new ProfileOverride(path, value))[0].ToString().Should().StartWith(expected);

    [Theory]
    [InlineData("a.b=1", "a.b", "1")]
    [InlineData("a = {x: y=z}", "a", "{x: y=z}")]
    [InlineData("a=", "a", "")]
    public void TryParse_PathAndValue_AreSplitAtTheFirstEqualsSign(string text, string path, string value)
    {
        ProfileOverride.TryParse(text, new DiagnosticBag(), out var parsed).Should().BeTrue();
        parsed.Should().Be(new ProfileOverride(path, value));
    }

    [Theory]
    [InlineData("weightBits")]
    [InlineData("=4")]
    public void TryParse_WithoutPathOrValue_IsAFinding(string text)
    {
        var diagnostics = new DiagnosticBag();
        ProfileOverride.TryParse(text, diagnostics, out _).Should().BeFalse();
        diagnostics.Items.Should().ContainSingle().Which.Descriptor.Code.Should().Be("NC1022");
    }

    [Fact]
    public void Read_SeveralMistakes_AreReportedTogether()
    {
        var findings = Findings(MinimalProfile.With("width: 2", "width: 0").Replace("lif", "lfi", StringComparison.Ordinal));

        findings.Select(d => (d.Descriptor.Code, d.Location.Line)).Should().Equal(("NC1002", 4), ("NC1012", 17));
    }

    static HardwareProfile Read(string yaml, params ProfileOverride[] overrides)
    {
        var diagnostics = new DiagnosticBag();
        var profile = ProfileReader.Read(yaml, "folder/chip.yaml", overrides, diagnostics);
        diagnostics.Items.Should().BeEmpty();
        return profile!;
    }

    static IReadOnlyList<Diagnostic> Findings(string yaml, params ProfileOverride[] overrides)
    {
        var diagnostics = new DiagnosticBag();
        ProfileReader.Read(yaml, "chip.yaml", overrides, diagnostics).Should().BeNull();
        return diagnostics.Items;
    }
}
