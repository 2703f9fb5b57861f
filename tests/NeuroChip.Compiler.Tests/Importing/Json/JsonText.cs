using System.Text;
using NeuroChip.Compiler.Importing.Json;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Networks;

namespace NeuroChip.Compiler.Tests.Importing.Json;

/// <summary>Reads JSON out of test texts.</summary>
static class JsonText
{
    public static NetworkGraph Read(string text, JsonNetworkOptions? options = null)
    {
        var diagnostics = new DiagnosticBag();
        var network = JsonNetworkReader.Read(Encoding.UTF8.GetBytes(text), "net.json", options ?? new(), diagnostics);
        diagnostics.Items.Should().BeEmpty();
        return network!;
    }

    public static IReadOnlyList<Diagnostic> Findings(byte[] bytes)
    {
        var diagnostics = new DiagnosticBag();
        var network = JsonNetworkReader.Read(bytes, "net.json", new(), diagnostics);
        (network is null).Should().Be(diagnostics.HasErrors);
        return diagnostics.Items;
    }

    public static IReadOnlyList<Diagnostic> Findings(string text) => Findings(Encoding.UTF8.GetBytes(text));

    /// <summary>A network of two inputs and three neurons with the given projections.</summary>
    public static string WithProjections(string projections, string target = "\"size\": 3") => $$"""
        {
          "format": "neurochip-network/1", "dt": "1 ms",
          "populations": [
            { "name": "in", "size": 2, "model": "input" },
            { "name": "out", {{target}}, "model": "lif", "parameters": { "tau": "20 ms", "vThreshold": 1 } },
          ],
          "projections": [{{projections}}],
          "outputs": ["out"],
        }
        """;

    /// <summary>A network of one population with the given members besides name and size 3.</summary>
    public static string WithPopulation(string members) => $$"""
        {
          "format": "neurochip-network/1", "dt": "1 ms", "projections": [], "outputs": ["a"],
          "populations": [{ "name": "a", {{members}} }],
        }
        """;
}
