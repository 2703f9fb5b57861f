using NeuroChip.Compiler.Importing.Nir.Exporting;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Networks;
using NeuroChip.Formats.Nir;

namespace NeuroChip.Compiler.Importing.Nir;

/// <summary>
/// Writes a network as a NIR graph, so that importing it again gives the same computation. Step and scheme, for which NIR has no place, become
/// metadata. Slashes in names become dots.
/// </summary>
public static class NirExporter
{
    /// <summary>
    /// The graph; null exactly where errors were added to <paramref name="diagnostics"/>: NIR has no refractory time, learning, integer neurons,
    /// sparse or random matrices (small ones are written densely), or reshaping other than merging neighbouring axes.
    /// </summary>
    public static NirGraph? Export(NetworkGraph network, DiagnosticBag diagnostics)
    {
        var findings = new DiagnosticBag();
        var graph = new GraphWriter();
        var ports = new PopulationWriter(network, graph, findings).Write();
        var stages = new ProjectionWriter(network, graph, findings);
        foreach (var projection in network.Projections)
        {
            stages.Write(projection, ports[projection.Source], ports[projection.Target]);
        }

        diagnostics.AddRange(findings.Items);
        return findings.HasErrors ? null : graph.ToGraph(Remarks(network.Discretization));
    }

    internal static Diagnostic NotExpressible(SourceLocation location, string message) => NirCodes.NotExpressible.At(location, message);

    static NirGroup Remarks(Discretization discretization) => NirGroup.Empty
        .With("dt", NirTensor.Scalar(discretization.Dt))
        .With("scheme", new NirText(discretization.Scheme.ToString()))
        .With("reset", new NirText(discretization.Reset.ToString()));
}
