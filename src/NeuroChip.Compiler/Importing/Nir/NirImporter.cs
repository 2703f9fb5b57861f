using System.Collections.Immutable;
using System.Globalization;
using NeuroChip.Compiler.Importing.Nir.Operations;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Networks;
using NeuroChip.Formats.Nir;

namespace NeuroChip.Compiler.Importing.Nir;

/// <summary>
/// Turns a NIR graph into a network: nested graphs dissolved, fields and shapes checked, neurons as populations, what is between them as
/// projections. The meaning of the primitives and the tolerance for what exporters get wrong are those of the format's documentation.
/// </summary>
public static class NirImporter
{
    /// <summary>
    /// The network; null exactly where errors were added to <paramref name="diagnostics"/>. Warnings tell what was adapted. Memory is bounded by the
    /// size of the parameters and by 2^24 signal elements, whatever shapes are declared.
    /// </summary>
    public static NetworkGraph? Import(NirGraph graph, NirImportOptions options, DiagnosticBag diagnostics)
    {
        var findings = new DiagnosticBag();
        var network = Import(graph, options, graph.Source, findings);
        diagnostics.AddRange(findings.Items);
        return findings.HasErrors ? null : network;
    }

    static NetworkGraph? Import(NirGraph graph, NirImportOptions options, string source, DiagnosticBag findings)
    {
        CheckOptions(options, findings);
        var flat = NirFlattener.Flatten(graph, findings);
        if (ReadNodes(flat, findings) is not { } operations)
        {
            return null;
        }

        PortCheck.Check(flat, operations, findings);
        StatelessCycles.Check(flat, operations, findings);
        if (findings.HasErrors || ShapeInference.Run(flat, operations, findings) is not var (inputs, outputs))
        {
            return null;
        }

        var dt = options.Dt ?? new StepHint(flat, operations, RemarkedStep(graph), findings).Find();
        if (dt is not { } step)
        {
            return null;
        }

        StepCheck.Check(flat, operations, step, findings);
        return findings.HasErrors ? null : new NirNetworkBuilder(new ShapedGraph(flat, operations, inputs, outputs), findings).Build(
            options.Name ?? (source.Length > 0 ? Path.GetFileNameWithoutExtension(source) : "network"), Discretize(options, step));
    }

    static void CheckOptions(NirImportOptions options, DiagnosticBag findings)
    {
        if (options.Dt is { } dt && !(dt > 0 && double.IsFinite(dt)))
        {
            findings.Add(FileCodes.BadValue.With(string.Create(CultureInfo.InvariantCulture, $"dt is {dt}; a positive number of seconds is needed.")));
        }

        if (options.LayerLatency < 0)
        {
            findings.Add(FileCodes.BadValue.With(string.Create(CultureInfo.InvariantCulture, $"the layer latency is {options.LayerLatency}; it must be 0 or more steps.")));
        }
    }

    static ImmutableArray<NirOperation>? ReadNodes(FlatGraph flat, DiagnosticBag findings)
    {
        var location = new SourceLocation(flat.Source);
        var operations = flat.Nodes.Select(node => OperationCatalog.Read(node, location, findings)).ToList();
        return operations.Contains(null) ? null : [.. operations.Select(operation => operation!)];
    }

    static double? RemarkedStep(NirGraph graph) =>
        graph.Metadata?.Members.GetValueOrDefault("dt") is NirTensor { Count: 1 } dt ? dt.ToDoubles()[0] : null;

    static Discretization Discretize(NirImportOptions options, double dt) => new()
    {
        Dt = dt,
        Scheme = options.Scheme,
        Reset = options.Reset,
        ThresholdInclusive = options.ThresholdInclusive,
        PreviousCurrent = options.PreviousCurrent,
        LayerLatency = options.LayerLatency,
    };
}
