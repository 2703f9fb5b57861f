using NeuroChip.Compiler.Profiles;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;

namespace NeuroChip.Compiler.Tests.Profiles;

/// <summary>One spoilt profile for every way to be wrong: code and place.</summary>
public class ProfileDiagnosticsTests
{
    const string Hop = "\nenergy:\n  hopX: { value: 3 pJ, how: assumed, scope: perTerm, source: a }\n";

    public static TheoryData<string, string, string, int, int> SpoiltLines => new()
    {
        // what it is replaced by, code, line, column
        { "neurons: 8", "neurones: 8", "NC1001", 8, 3 },
        { "width: 2", "width: 0", "NC1002", 4, 10 },
        { "width: 2", "width: -2", "NC1002", 4, 10 },
        { "width: 2", "width: 99999999999999999999", "NC1002", 4, 10 },
        { "width: 2", "width: 1024\n  coresPerTile: 1024", "NC1002", 3, 3 },
        { "title: Test chip", "title: Test: chip", "NC1003", 1, 12 },
        { "title: Test chip", "title: [", "NC1003", 1, 8 },
        { "title: Test chip", "title: [a: {b", "NC1003", 1, 12 },
        { "  width: 2", "\twidth: 2", "NC1005", 4, 1 },
        { "neurons: 8", "neurons: 8\n  neurons: 9", "NC1006", 9, 3 },
        { "neurons: 8", "neurons: &n 8", "NC1007", 8, 12 },
        { "neurons: 8", "neurons: *n", "NC1007", 8, 12 },
        { "neurons: 8", "neurons: !!int 8", "NC1007", 8, 12 },
        { "neurons: 8", "<<: { neurons: 8 }", "NC1007", 8, 3 },
        { "neurons: 8", "? [a]\n  : 8", "NC1007", 8, 5 },
        { "title: Test chip", "title: Test chip\n---\na: b\n---", "NC1007", 2, 1 },
        { "neurons: 8", "neurons: [8]", "NC1008", 8, 12 },
        { "family: lif", "family: { a: lif }", "NC1008", 17, 11 },
        { "stateBits: 16", "variants: lif24\n  stateBits: 16", "NC1008", 18, 13 },
        { "neurons: 8", "neurons: 1e3", "NC1009", 8, 12 },
        { "neurons: 8", "neurons: 0x10", "NC1009", 8, 12 },
        { "neurons: 8", "neurons: 010", "NC1009", 8, 12 },
        { "neurons: 8", "neurons: 1_000", "NC1009", 8, 12 },
        { "neurons: 8", "neurons: 8.0", "NC1009", 8, 12 },
        { "neurons: 8", "neurons: \"8\"", "NC1009", 8, 12 },
        { "neurons: 8", "neurons: -0", "NC1009", 8, 12 },
        { "neurons: 8", "partialSums: no", "NC1010", 8, 16 },
        { "neurons: 8", "partialSums: on", "NC1010", 8, 16 },
        { "neurons: 8", "partialSums: True", "NC1010", 8, 16 },
        { "neurons: 8", "partialSums: \"true\"", "NC1010", 8, 16 },
        { "neurons: 8", "synapseMemory: 128", "NC1011", 8, 18 },
        { "neurons: 8", "synapseMemory: 128 ms", "NC1011", 8, 18 },
        { "neurons: 8", "synapseMemory: much", "NC1011", 8, 18 },
        { "family: lif", "family: Lif", "NC1012", 17, 11 },
        { "family: lif", "family: no", "NC1012", 17, 11 },
        { "  family: lif\n", "", "NC1013", 16, 3 },
        { "neurons: 8", "neurons:", "NC1014", 8, 11 },
        { "neurons: 8", "neurons: ~", "NC1014", 8, 12 },
        { "title: Test chip", "title: null", "NC1014", 1, 8 },
        { "title: Test chip", "title: [[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]", "NC1015", 1, 24 },
        { "minWeightBits: 1", "minWeightBits: 9", "NC1020", 13, 18 },
        { "minWeightBits: 1", "minWeightBits: 1\n  minExponent: 3", "NC1020", 14, 16 },
        { "storage: packed", "storage: crossbar", "NC1021", 12, 12 },
        { "thresholdBits: 15", "thresholdBits: 16", "NC1023", 19, 18 },
        { "maxWeightBits: 8", "maxWeightBits: 8\n  accumulatorBits: 7", "NC1023", 15, 20 },
    };

    public static TheoryData<string, string, int, int> AddedLines => new()
    {
        { "tick: 0 s", "NC1002", 1, 7 },
        { "tick: -1 ms", "NC1002", 1, 7 },
        { "quantization:\n  weightBits: 9", "NC1002", 2, 15 },
        { "energy:\n  hopZ: { value: 3 pJ }", "NC1001", 2, 3 },
        { "energy:\n  hopX: { value: -3 pJ, how: assumed, scope: perTerm, source: a }", "NC1002", 2, 18 },
        { "energy:\n  hopX: { value: 3 pJ, how: guessed, scope: perTerm, source: a }", "NC1012", 2, 29 },
        { "energy:\n  hopX: { value: 3 pJ, how: assumed, scope: perTerm }", "NC1013", 2, 9 },
        { "energy:", "NC1014", 1, 8 },
        { "energy: [1]", "NC1008", 1, 9 },
        { "energy:\n  hopX: { value: 3 pJ, how: fit, scope: perTerm, source: paper }", "NC1017", 2, 58 },
        { "sources: { paper: P }\nenergy:\n  hopX: { value: 3 pJ, how: derived, scope: perTerm, source: paper }", "NC1018", 3, 9 },
        { Hop[1..] + "  hopX: { value: 4 pJ, how: assumed, scope: perTerm, source: a }", "NC1019", 3, 3 },
        { "energy:\n  hopX: { value: 3 pJ, how: assumed, scope: allIn, source: a }\n  hopY: { value: 3 pJ, how: assumed, scope: allIn, source: a }", "NC1019", 3, 9 },
        { "latency:\n  barrier: { value: 1 ns, byTiles: { 1: 2 ns }, how: assumed, scope: perTerm, source: a }", "NC1023", 2, 21 },
        { "latency:\n  barrier: { value: 1 ns, byTiles: { 0: 2 ns }, how: assumed, scope: perTerm, source: a }", "NC1001", 2, 38 },
        { "sources: { bad key: P }", "NC1001", 1, 12 },
        { "crossbar: { source: 'assumed: a', rows: 16, columns: 8, cellBits: 9, mapping: direct }", "NC1002", 1, 67 },
        { "crossbar: { source: 'assumed: a', rows: 16, columns: 8, cellBits: 8, mapping: direct }", "NC1021", 1, 11 },
    };

    public static TheoryData<string, string, int, int> CrossbarLines => new()
    {
        // rows, columns, cellBits, mapping
        { "rows: 16, columns: 16, cellBits: 6, mapping: differential", "NC1004", 20, 68 },
        { "rows: 16, columns: 17, cellBits: 8, mapping: differential", "NC1021", 20, 54 },
        { "rows: 16, columns: 14, cellBits: 8, mapping: differential", "NC1021", 8, 12 },
        { "rows: 15, columns: 16, cellBits: 8, mapping: differential", "NC1021", 9, 15 },
        { "rows: 16, columns: 8, cellBits: 8, mapping: offsetReference", "NC1021", 8, 12 },
    };

    [Theory]
    [MemberData(nameof(SpoiltLines))]
    public void Read_SpoiltLine_IsReportedWithCodeAndPlace(string old, string replacement, string code, int line, int column) =>
        First(MinimalProfile.With(old, replacement)).Should().Be((code, line, column));

    [Theory]
    [MemberData(nameof(AddedLines))]
    public void Read_AddedLines_AreReportedWithCodeAndPlace(string added, string code, int line, int column) =>
        First(MinimalProfile.Yaml + added).Should().Be((code, line + 19, column));

    [Theory]
    [MemberData(nameof(CrossbarLines))]
    public void Read_CrossbarThatDoesNotFit_IsReportedWithCodeAndPlace(string crossbar, string code, int line, int column) =>
        First(MinimalProfile.With("storage: packed", "storage: crossbar") + $"crossbar: {{ source: 'assumed: a', {crossbar} }}")
            .Should().Be((code, line, column));

    [Theory]
    [InlineData("", "NC1014")]
    [InlineData("   \n# nothing\n", "NC1014")]
    [InlineData("just text", "NC1008")]
    [InlineData("- a\n- b", "NC1008")]
    [InlineData("version https://git-lfs.github.com/spec/v1\noid sha256:4d7a2146\nsize 12345\n", "NC1008")]
    public void Read_NoProfileAtAll_IsReported(string text, string code) => First(text).Code.Should().Be(code);

    [Fact]
    public void Read_SourceThatNobodyCites_IsAWarningOnly()
    {
        var diagnostics = new DiagnosticBag();

        ProfileReader.Read(MinimalProfile.Yaml + "sources: { paper: P }", "chip.yaml", [], diagnostics).Should().NotBeNull();

        diagnostics.Items.Should().ContainSingle().Which.ToString().Should()
            .Be("chip.yaml(20,19): warning NC1024: 'sources.paper' is not cited. Cite it where it was used, or remove it.");
    }

    [Fact]
    public void Read_MisspeltKey_NamesPathNearestAndAllowed()
    {
        var diagnostics = new DiagnosticBag();
        ProfileReader.Read(MinimalProfile.With("neurons: 8", "neurones: 8"), "chip.yaml", [], diagnostics);

        diagnostics.Items[0].ToString().Should().StartWith(
            "chip.yaml(8,3): error NC1001: 'core.neurones' does not exist. Did you mean 'neurons'? Allowed: source, neurons, inputAxons, ");
    }

    [Fact]
    public void EveryCodeOfTheArea_HasASpoiltProfile()
    {
        var here = SpoiltLines.Select(row => (string)row[2])
            .Concat(AddedLines.Select(row => (string)row[1]))
            .Concat(CrossbarLines.Select(row => (string)row[1]));

        // An unknown name is tested with the catalogue, overrides with the reader, the uncited source above.
        string[] elsewhere = ["NC1016", "NC1022", "NC1024"];
        var all = typeof(ProfileCodes).GetFields().Select(field => ((DiagnosticDescriptor)field.GetValue(null)!).Code);
        here.Concat(elsewhere).Distinct().Should().BeEquivalentTo(all);
    }

    static (string Code, int Line, int Column) First(string yaml)
    {
        var diagnostics = new DiagnosticBag();
        ProfileReader.Read(yaml, "chip.yaml", [], diagnostics).Should().BeNull();
        var first = diagnostics.Items[0];
        return (first.Descriptor.Code, first.Location.Line, first.Location.Column);
    }
}
