using System.Collections.Frozen;
using System.Collections.Immutable;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;

namespace NeuroChip.Compiler.Importing.Nir.Operations;

/// <summary>The primitives of NIR: their fields, and what reads them.</summary>
static class OperationCatalog
{
    static readonly FrozenDictionary<string, Entry> Entries = new Dictionary<string, Entry>(StringComparer.Ordinal)
    {
        ["Input"] = new(["shape"], [], fields => PortOperation.Read(fields, PortKind.Input)),
        ["Output"] = new(["shape"], [], fields => PortOperation.Read(fields, PortKind.Output)),
        ["Affine"] = new(["weight", "bias"], [], fields => AffineOperation.Read(fields, hasBias: true)),
        ["Linear"] = new(["weight"], [], fields => AffineOperation.Read(fields, hasBias: false)),
        ["Scale"] = new(["scale"], [], ScaleOperation.Read),
        ["Conv1d"] = new(["weight", "stride", "padding", "dilation", "groups", "bias"], ["input_shape"], fields => ConvolutionOperation.Read(fields, axes: 1)),
        ["Conv2d"] = new(["weight", "stride", "padding", "dilation", "groups", "bias"], ["input_shape"], fields => ConvolutionOperation.Read(fields, axes: 2)),
        ["SumPool2d"] = new(["kernel_size", "stride", "padding"], [], fields => PoolOperation.Read(fields, average: false)),
        ["AvgPool2d"] = new(["kernel_size", "stride", "padding"], [], fields => PoolOperation.Read(fields, average: true)),
        ["Flatten"] = new(["start_dim", "end_dim"], ["input_type"], FlattenOperation.Read),
        ["Delay"] = new(["delay"], [], DelayOperation.Read),
        ["Threshold"] = new(["threshold"], [], NeuronReader.Threshold),
        ["I"] = new(["r"], [], NeuronReader.Integrator),
        ["LI"] = new(["tau", "r", "v_leak"], [], NeuronReader.LeakyIntegrator),
        ["IF"] = new(["r", "v_threshold"], ["v_reset"], NeuronReader.IntegrateAndFire),
        ["LIF"] = new(["tau", "r", "v_leak", "v_threshold"], ["v_reset"], NeuronReader.LeakyIntegrateAndFire),
        ["CubaLI"] = new(["tau_syn", "tau_mem", "r", "v_leak"], ["w_in"], NeuronReader.CurrentLeakyIntegrator),
        ["CubaLIF"] = new(["tau_syn", "tau_mem", "r", "v_leak", "v_threshold"], ["v_reset", "w_in"], NeuronReader.CurrentLeakyIntegrateAndFire),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Reads a node; null, with errors reported, where its type is unknown or its fields are bad.</summary>
    public static NirOperation? Read(FlatNode node, SourceLocation location, DiagnosticBag diagnostics)
    {
        var fields = new NodeFields(node, location, diagnostics);
        if (!Entries.TryGetValue(node.Type, out var entry))
        {
            var names = Entries.Keys.Append(Formats.Nir.NirNode.GraphType).Order(StringComparer.Ordinal);
            fields.Report(NirCodes.UnknownType, $"node '{node.Name}' has the unknown type '{node.Type}'.{NearestName.Suggestion(node.Type, names)}");
            return null;
        }

        var known = entry.Required.Concat(entry.Optional).ToImmutableArray();
        var unknown = node.Node.Parameters.Keys.Where(name => !known.Contains(name)).ToList();
        foreach (var field in unknown.Take(NirLimits.SameFindings))
        {
            var suggestion = NearestName.Suggestion(field, known.Where(name => !fields.Has(name)));
            fields.Report(NirCodes.UnknownField, $"{fields.Describe()} has a field '{field}', which {node.Type} does not define.{suggestion}");
        }

        var missing = entry.Required.Where(name => !fields.Has(name)).ToList();
        foreach (var field in missing)
        {
            var found = NearestName.Find(field, unknown);
            fields.Report(NirCodes.MissingField, $"{fields.Describe()} has no '{field}'{(found is null ? "" : $" (it has '{found}')")}.");
        }

        return missing.Count > 0 ? null : entry.Read(fields);
    }

    sealed record Entry(ImmutableArray<string> Required, ImmutableArray<string> Optional, Func<NodeFields, NirOperation?> Read);
}
