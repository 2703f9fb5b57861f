using System.Text;
using NeuroChip.Core.Diagnostics;

namespace NeuroChip.Compiler.Tests.Importing.Json;

/// <summary>One mistake each; § marks the place that the finding must name.</summary>
public class JsonDiagnosticTests
{
    const string Dense = "\"source\": \"in\", \"target\": \"out\", \"kind\": \"dense\", ";
    const string Random = "\"source\": \"in\", \"target\": \"out\", \"kind\": \"random\", ";

    [Theory]
    [InlineData("{ \"format\": \"neurochip-network/1\",\n  \"dt\" §\"1 ms\" }", "NC2201", "':'")]
    [InlineData("{ \"a\": §NaN }", "NC2201", "'N' is an invalid start of a value")]
    [InlineData("{ \"format\": §\"neurochip-network/9\" }", "NC2202", "'format' is the text 'neurochip-network/9'; expected is \"neurochip-network/1\".")]
    [InlineData("// nothing\n§{ }", "NC2202", "There is no 'format'")]
    [InlineData("{ \"dt\": 1, §\"dt\": 2 }", "NC2204", "Member 'dt' is given a second time.")]
    [InlineData("{ \"dt\": §1e999 }", "NC2211", "1.8e308")]
    [InlineData("{ \"name\": §\"\\ud800\" }", "NC2201", "escape")]
    public void Read_BrokenText_IsPositioned(string marked, string code, string message) => Verify(marked, code, message);

    [Theory]
    [InlineData("§\"sizes\": 3, \"size\": 3, \"model\": \"input\"", "NC2203", "Population 'a' has no member 'sizes'. Did you mean 'size'? Known are name, size, shape, model, parameters, keep.")]
    [InlineData("\"size\": §-1, \"model\": \"input\"", "NC2211", "'size' of population 'a' is -1; allowed are whole numbers from 1 to 2147483647.")]
    [InlineData("\"size\": §2147483648, \"model\": \"input\"", "NC2211", "2147483648")]
    [InlineData("\"size\": §2147483647, \"model\": \"input\"", "NC2214", "allowed are 1 to 16777216 elements")]
    [InlineData("\"shape\": §[65536, 65536], \"model\": \"input\"", "NC2214", "65536x65536")]
    [InlineData("\"shape\": [2, §2.5], \"model\": \"input\"", "NC2211", "'shape[1]' of population 'a' is 2.5")]
    [InlineData("\"shape\": §\"2x2\", \"model\": \"input\"", "NC2206", "is the text '2x2'; expected is a list of numbers")]
    [InlineData("\"size\": 1, \"model\": §\"cubalif\"", "NC2207", "'model' of population 'a' is 'cubalif'. Did you mean 'cubaLif'?")]
    [InlineData("\"size\": 1, \"model\": §7", "NC2206", "'model' of population 'a' is 7; expected is a text in quotes.")]
    [InlineData("\"size\": 1, \"model\": \"lif\", \"parameters\": §{ \"tau\": 1 }", "NC2205", "The model of population 'a' needs the parameter 'vThreshold'.")]
    [InlineData("\"size\": 1, \"model\": \"lif\", \"parameters\": §[1]", "NC2206", "expected is an object")]
    [InlineData("\"size\": 1, \"model\": \"if\", \"parameters\": { \"vThreshold\": 1, §\"tau\": 1 }", "NC2203", "has no member 'tau'")]
    [InlineData("\"size\": 1, \"model\": \"input\", \"parameters\": { §\"tau\": 1 }", "NC2203", "There are none.")]
    [InlineData("\"size\": 1, \"model\": \"li\", \"parameters\": { \"tau\": §\"20\" }", "NC2210", "'20' has no unit; expected a time such as '20 ms'.")]
    [InlineData("\"size\": 1, \"model\": \"li\", \"parameters\": { \"tau\": §\"20 mV\" }", "NC2210", "'20 mV' is a voltage; expected a time")]
    [InlineData("\"size\": 1, \"model\": \"li\", \"parameters\": { \"tau\": §\"NaN\" }", "NC2210", "'NaN' does not begin with a number")]
    [InlineData("\"size\": 1, \"model\": \"li\", \"parameters\": { \"tau\": §-0.02 }", "NC2211", "is -0.02; it must be positive.")]
    [InlineData("\"size\": 3, \"model\": \"li\", \"parameters\": { \"tau\": [1, 2, §0] }", "NC2211", "'tau[2]'")]
    [InlineData("\"size\": 3, \"model\": \"li\", \"parameters\": { \"tau\": [\"1 s\", 2, §0] }", "NC2211", "'tau[2]'")]
    [InlineData("\"size\": 3, \"model\": \"li\", \"parameters\": { \"tau\": §[1, 2] }", "NC2213", "'tau' of the parameters of population 'a' has 2 values; population 'a' has 3 neurons.")]
    [InlineData("\"size\": 1, \"model\": \"li\", \"parameters\": { \"tau\": §true }", "NC2206", "is true; expected is a number or a text with unit")]
    [InlineData("\"size\": 1, \"model\": \"lif\", \"parameters\": { \"tau\": 1, \"vThreshold\": 1, \"refractory\": §\"1.5 ms\" }", "NC2212", "1.5 ms, which is 1.5 ticks of 1 ms.")]
    [InlineData("\"size\": 1, \"model\": \"lif24\", \"parameters\": { \"vth_mant\": §1.5 }", "NC2211", "a whole number of 32 bits")]
    [InlineData("\"size\": 1, \"model\": \"lif24\", \"parameters\": { §\"vth\": 1 }", "NC2203", "no member 'vth'")]
    [InlineData("\"size\": 1, \"model\": \"lif24\", \"parameters\": §{ \"decay_u\": 1, \"vth_mant\": 1 }", "NC2205", "needs the parameter 'decay_v'")]
    [InlineData("\"size\": 1, \"model\": \"li\", \"parameters\": { \"tau\": §\"20 us\" }", "NC2217", "'tau' of the parameters of population 'a' is 20 us; a tick lasts 1 ms.")]
    [InlineData("\"size\": 1, §\"size\": 2, \"model\": \"input\"", "NC2204", "second time")]
    public void Read_BadPopulation_IsPositioned(string members, string code, string message) => Verify(JsonText.WithPopulation(members), code, message);

    [Theory]
    [InlineData("§{ \"name\": \"a\", \"model\": \"input\" }", "NC2205", "population 'a' needs one of 'size' and 'shape'.")]
    [InlineData("§{ \"name\": \"a\", \"size\": 1, \"shape\": [1], \"model\": \"input\" }", "NC2205", "not both")]
    [InlineData("§{ \"size\": 1, \"model\": \"input\" }", "NC2205", "A population has no member 'name'.")]
    [InlineData("{ \"name\": §\" \", \"size\": 1, \"model\": \"input\" }", "NC2211", "printable characters")]
    [InlineData("§7", "NC2206", "A population is 7; expected is an object {…}.")]
    [InlineData("{ \"name\": \"a\", \"size\": 1, \"model\": \"input\" }, { \"name\": §\"a\", \"size\": 1, \"model\": \"input\" }", "NC2209", "There is a population 'a' already.")]
    [InlineData("{ \"name\": \"a\", \"size\": 1, \"model\" §}", "NC2201", "invalid after a property name")]
    public void Read_BadPopulationList_IsPositioned(string populations, string code, string message) => Verify($$"""
        { "format": "neurochip-network/1", "dt": "1 ms", "projections": [], "outputs": [], "populations": [{{populations}}] }
        """, code, message);

    [Theory]
    [InlineData("{ \"source\": §\"inn\", \"target\": \"out\", \"kind\": \"dense\", \"weights\": [[1]] }", "NC2208", "'source' of projection 1 is 'inn', but there is no such population. Did you mean 'in'?")]
    [InlineData("§{ \"source\": \"in\", \"kind\": \"oneToOne\", \"weights\": 1 }", "NC2205", "Projection 1 has no member 'target'.")]
    [InlineData("§{ \"source\": \"in\", \"target\": \"out\" }", "NC2205", "Projection 'in->out' has no member 'kind'.")]
    [InlineData("{ \"source\": \"in\", \"target\": \"out\", \"kind\": §\"dens\" }", "NC2207", "Did you mean 'dense'?")]
    [InlineData("{ " + Dense + "\"weights\": [[1, 2], [3, 4], [5, 6]], §\"bais\": [1] }", "NC2203", "Did you mean 'bias'?")]
    [InlineData("{ " + Dense + "\"weights\": [[1, 2], [3, 4], §[5]] }", "NC2213", "A list in 'weights' of projection 'in->out' has 1 entries; those before it have 2.")]
    [InlineData("{ " + Dense + "\"weights\": §[[1, 2, 3], [4, 5, 6]] }", "NC2213", "the matrix has 2 rows of 3 weights; the input has shape 2, so that rows need 2.")]
    [InlineData("§{ " + Dense + "\"weights\": [[1, 2], [3, 4]] }", "NC2213", "projection 'in->out' delivers shape 2; population 'out' has shape 3.")]
    [InlineData("{ " + Dense + "\"weights\": [[1, 2], [3, §\"4\"], [5, 6]] }", "NC2206", "the text '4'; expected is a list of numbers")]
    [InlineData("{ " + Dense + "\"weights\": §5 }", "NC2206", "a list of lists, 2 deep")]
    [InlineData("{ " + Dense + "\"weights\": §[[1, 2], [3, 4], [5, 6]], \"bias\": [1] }", "NC2213", "1 biases for 3 outputs or channels")]
    [InlineData("{ " + Dense + "\"weights\": [[1, 2], [3, 4], [5, 6]], \"delay\": §\"1.5 ms\" }", "NC2212", "1.5 ticks")]
    [InlineData("{ " + Dense + "\"weights\": [[1, 2], [3, 4], [5, 6]], \"delay\": §-1 }", "NC2211", "0 to 1000000")]
    [InlineData("{ " + Dense + "\"weights\": [[1, 2], [3, 4], [5, 6]], \"delay\": §\"2 V\" }", "NC2210", "a voltage")]
    [InlineData("{ \"source\": \"in\", \"target\": \"out\", \"kind\": \"sparse\", \"synapses\": [[0, §3, 1]] }", "NC2211", "The post of a synapse of projection 'in->out' is 3; allowed are whole numbers from 0 to 2.")]
    [InlineData("{ \"source\": \"in\", \"target\": \"out\", \"kind\": \"sparse\", \"synapses\": [§[0, 1]] }", "NC2206", "[pre, post, weight]")]
    [InlineData("{ \"source\": \"in\", \"target\": \"out\", \"kind\": \"sparse\", \"pre\": [0, §2], \"post\": [0, 0], \"weights\": [1, 1] }", "NC2211", "'pre[1]'")]
    [InlineData("§{ \"source\": \"in\", \"target\": \"out\", \"kind\": \"sparse\", \"pre\": [0, 1], \"post\": [0], \"weights\": [1, 1] }", "NC2213", "the lists differ in length: 2 pre, 1 post, 2 weights")]
    [InlineData("§{ \"source\": \"in\", \"target\": \"out\", \"kind\": \"sparse\" }", "NC2205", "no member 'synapses'")]
    [InlineData("{ \"source\": \"in\", \"target\": \"out\", \"kind\": \"oneToOne\", \"weights\": §[1, 2, 3] }", "NC2213", "3 weights for shape 2; allowed are 1 or 2.")]
    [InlineData("{ \"source\": \"in\", \"target\": \"out\", \"stages\": §[] }", "NC2205", "is empty")]
    [InlineData("{ \"source\": \"in\", \"target\": \"out\", \"stages\": [{ \"kind\": \"flatten\" }, { \"kind\": \"conv2d\", \"weights\": §[[[[1]]]] }] }", "NC2213", "'weights' of stage 2 of projection 'in->out': a two-dimensional convolution needs an input of shape [channels, height, width], not 2.")]
    [InlineData("{ \"source\": \"in\", \"target\": \"out\", \"stages\": [{ \"kind\": \"delay\", \"ticks\": §[1, 2, 3] }] }", "NC2213", "3 delays for shape 2")]
    [InlineData("{ \"source\": \"in\", \"target\": \"out\", \"stages\": [{ \"kind\": \"reshape\", \"shape\": [1, 1, 2] }, { \"kind\": \"sumPool2d\", \"kernel\": §3 }] }", "NC2213", "the kernel's height with dilation is 3, more than the 1 of the padded input")]
    [InlineData("{ \"source\": \"in\", \"target\": \"out\", \"stages\": [{ \"kind\": \"reshape\", \"shape\": [1, 1, 2] }, { \"kind\": \"conv2d\", \"weights\": [[[[1]]]], \"padding\": §\"sme\" }] }", "NC2207", "Did you mean 'same'?")]
    [InlineData("{ " + Random + "\"weights\": 1, \"rule\": §{ \"fixedInDegree\": 3 } }", "NC2213", "the in-degree is 3; the neurons to choose from allow 1 to 2.")]
    [InlineData("{ " + Random + "\"weights\": 1, \"rule\": { §\"fixedIndegre\": 3 } }", "NC2203", "Did you mean 'fixedInDegree'?")]
    [InlineData("{ " + Random + "\"weights\": 1, \"rule\": §\"all\" }", "NC2206", "an object with one of fixedInDegree, fixedOutDegree, probability")]
    [InlineData("{ " + Random + "\"weights\": 1, \"rule\": §{ \"probability\": 1.5 } }", "NC2213", "the probability is 1.5; allowed are 0 to 1.")]
    [InlineData("{ " + Random + "\"weights\": { \"normal\": §[1] }, \"rule\": { \"fixedInDegree\": 1 } }", "NC2206", "[mean, standard deviation]")]
    [InlineData("{ " + Random + "\"weights\": 1, \"seed\": §-1, \"rule\": { \"fixedInDegree\": 1 } }", "NC2211", "'seed'")]
    [InlineData("{ " + Random + "\"weights\": 1, \"delays\": { \"uniform\": §[1, 2, 3] }, \"rule\": { \"fixedInDegree\": 1 } }", "NC2206", "[shortest, longest]")]
    [InlineData("{ " + Random + "\"weights\": 1, \"neighbourhood\": §{ \"wrap\": true }, \"rule\": { \"fixedInDegree\": 1 } }", "NC2205", "radius")]
    [InlineData("{ " + Random + "\"weights\": 1, \"selfConnections\": false, \"rule\": §{ \"fixedInDegree\": 1 } }", "NC2213", "self-connections exist only between equal shapes")]
    [InlineData("{ " + Dense + "\"weights\": [[1, 2], [3, 4], [5, 6]], \"fixedPoint\": { \"bits\": §12 } }", "NC2211", "1 to 9")]
    [InlineData("{ " + Dense + "\"weights\": [[1, 2], [3, 4], [5, 6]], \"learning\": §{ } }", "NC2205", "no member 'rules'")]
    [InlineData("{ " + Dense + "\"weights\": [[1, 2], [3, 4], [5, 6]], \"learning\": { \"rules\": \"dw = x1*y0\", \"traces\": { §\"x3\": { \"impulse\": 1, \"tau\": 1 } } } }", "NC2203", "Known are x1, x2, y1, y2, y3.")]
    [InlineData("{ " + Dense + "\"weights\": [[1, 2], [3, 4], [5, 6]], \"learning\": { \"rules\": \"dw = x1*y0\", \"traces\": { \"x1\": { \"impulse\": §128, \"tau\": 1 } } } }", "NC2211", "below 128")]
    [InlineData("§{ \"source\": \"out\", \"target\": \"in\", \"kind\": \"dense\", \"weights\": [[1, 2, 3], [1, 2, 3]] }", "NC2310", "ends in the input 'in'")]
    public void Read_BadProjection_IsPositioned(string projection, string code, string message) =>
        Verify(JsonText.WithProjections(projection), code, message);

    [Theory]
    [InlineData("\"dt\": §0", "NC2211", "it must be positive")]
    [InlineData("\"dt\": §\"1\"", "NC2210", "no unit")]
    [InlineData("\"dt\": 1, \"discretization\": { \"scheme\": §\"eulr\" }", "NC2207", "Did you mean 'euler'?")]
    [InlineData("\"dt\": 1, \"discretization\": { \"layerLatency\": §2 }", "NC2211", "0 to 1")]
    [InlineData("\"dt\": 1, \"discretization\": { \"thresholdInclusive\": §1 }", "NC2206", "true or false")]
    [InlineData("\"dt\": 1, \"discretization\": { §\"Reset\": 1 }", "NC2203", "Did you mean 'reset'?")]
    [InlineData("\"dt\": 1, \"outputs\": [§\"b\"]", "NC2208", "An output is 'b'")]
    [InlineData("\"dt\": 1, \"outputs\": §\"a\"", "NC2206", "'outputs' of the network is the text 'a'; expected is a list.")]
    [InlineData("\"dt\": 1, §\"output\": []", "NC2203", "Did you mean 'outputs'?")]
    public void Read_BadRoot_IsPositioned(string members, string code, string message)
    {
        var outputs = members.Contains("\"outputs\"", StringComparison.Ordinal) ? "" : "\"outputs\": [\"a\"], ";
        Verify($$"""
            { "format": "neurochip-network/1", {{outputs}}"projections": [], "populations": [{ "name": "a", "size": 1, "model": "input" }], {{members}} }
            """, code, message);
    }

    [Theory]
    [InlineData("", "NC0004", "is empty")]
    [InlineData("   ", "NC0004", "not JSON")]
    [InlineData("PK\u0003\u0004", "NC0004", "not JSON")]
    [InlineData("[1]", "NC0004", "not JSON")]
    [InlineData("version https://git-lfs.github.com/spec/v1\noid sha256:abc\nsize 1\n", "NC0010", "Git LFS")]
    public void Read_NotJson_SaysWhatItIs(string text, string code, string message)
    {
        var finding = JsonText.Findings(text).Should().ContainSingle().Subject;
        finding.Message.Should().Contain(message);
        finding.Descriptor.Code.Should().Be(code);
    }

    [Fact]
    public void Read_NotUtf8_NamesTheByte()
    {
        byte[] bytes = [.. "{ \"name\": \n  \""u8, 0xC3, 0x28, .. "\" }"u8];
        JsonText.Findings(bytes).Should().ContainSingle().Which.Location.Should().Be(new SourceLocation("net.json", 2, 4));
    }

    [Fact]
    public void Read_SeveralMistakes_AreFoundInOnePass() =>
        JsonText.Findings("""
            { "format": "neurochip-network/1", "dt": "1 ms",
              "populations": [
                { "name": "in", "size": 2, "model": "inputs" },
                { "name": "broken", "size": "two", "model": "lif" },
                { "name": "out", "size": 3, "model": "lif", "parameters": { "tau": "20 mV", "vTreshold": 1 } },
              ],
              "projections": [
                { "source": "in", "target": "broken", "kind": "oneToOne", "weights": 1 },
                { "source": "in", "target": "out", "kind": "dense", "weights": [[1, 2]] },
              ],
              "outputs": ["outt"] }
            """).Select(d => (d.Descriptor.Code, d.Location.Line)).Should().Equal(
            ("NC2207", 3), ("NC2206", 4), ("NC2203", 5), ("NC2210", 5), ("NC2205", 5), ("NC2213", 9), ("NC2208", 11));

    [Fact]
    public void Read_EndlessMistakes_StopsListing()
    {
        var findings = JsonText.Findings(JsonText.WithProjections(string.Join(", ", Enumerable.Repeat("7", 5000))));
        findings.Should().HaveCount(101);
        findings[^1].Descriptor.Code.Should().Be("NC2215");
    }

    [Fact]
    public void Read_ColumnAfterUmlauts_CountsCharacters()
    {
        var findings = JsonText.Findings(JsonText.WithPopulation("\"size\": 1, \"model\": \"input\"").Replace("\"a\"", "\"Größe\"", StringComparison.Ordinal)
            .Replace("\"size\": 1", "\"size\": 0", StringComparison.Ordinal));
        findings[0].Location.Should().Be(new SourceLocation("net.json", 3, 46));
    }

    [Theory]
    [InlineData("{ \"name\": \"a\", \"shape\": [4000, 4000], \"model\": \"input\" }, { \"name\": \"b\", \"shape\": [4000, 4000], \"model\": \"input\" }", "", "The network has 32000000 neurons and inputs")]
    [InlineData("{ \"name\": \"a\", \"shape\": [3000, 3000], \"model\": \"passthrough\" }", "{ \"source\": \"a\", \"target\": \"a\", \"kind\": \"sparse\", \"synapses\": [] }", "sources of sparse lists")]
    [InlineData("{ \"name\": \"a\", \"shape\": [1000, 1000], \"model\": \"passthrough\" }", "{ \"source\": \"a\", \"target\": \"a\", \"kind\": \"random\", \"rule\": { \"fixedInDegree\": 1000 }, \"weights\": 1 }", "makes 1000000000 synapses; at most 67108864 are stored")]
    [InlineData("{ \"name\": \"a\", \"shape\": [1000, 1000], \"model\": \"passthrough\" }", "{ \"source\": \"a\", \"target\": \"a\", \"kind\": \"random\", \"rule\": { \"probability\": 1 }, \"weights\": 1 }", "the rule stands for 1000000000000 synapses; at most 4294967296")]
    public void Read_HugeByRule_IsRefusedWithoutAllocation(string populations, string projections, string message)
    {
        var text = $$"""
            { "format": "neurochip-network/1", "dt": 1, "populations": [{{populations}}], "projections": [{{projections}}], "outputs": ["a"] }
            """;
        var before = GC.GetAllocatedBytesForCurrentThread();
        var finding = JsonText.Findings(text).Should().ContainSingle().Subject;
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(100_000_000);
        finding.Descriptor.Code.Should().Be("NC2214");
        finding.Message.Should().Contain(message);
    }

    static void Verify(string marked, string code, string message)
    {
        var at = marked.IndexOf('§', StringComparison.Ordinal);
        var before = marked[..at];
        var line = before.Count(c => c == '\n') + 1;
        var column = at - before.LastIndexOf('\n');
        var findings = JsonText.Findings(Encoding.UTF8.GetBytes(marked.Remove(at, 1)));
        findings.Select(f => f.ToString()).Should().Contain(f => f.Contains(message, StringComparison.Ordinal));
        var finding = findings.First(f => f.Message.Contains(message, StringComparison.Ordinal));
        finding.Descriptor.Code.Should().Be(code);
        finding.Location.Should().Be(new SourceLocation("net.json", line, column));
    }
}
