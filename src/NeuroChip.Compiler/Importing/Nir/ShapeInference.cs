using System.Collections.Immutable;
using NeuroChip.Compiler.Importing.Nir.Operations;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Networks;
using NeuroChip.Core.Networks.Building;

namespace NeuroChip.Compiler.Importing.Nir;

/// <summary>
/// Finds the shape at every node's input and output by following the edges from the Inputs, then checks every edge. What exporters are known
/// to get wrong and what has one meaning is adapted with a warning; everything else that does not fit is refused.
/// </summary>
sealed class ShapeInference(FlatGraph graph, ImmutableArray<NirOperation> operations, DiagnosticBag diagnostics)
{
    readonly Shape?[] _inputs = new Shape?[operations.Length];
    readonly Shape?[] _outputs = new Shape?[operations.Length];

    // One warning about its shape is enough for a node, and what follows from an error is not worth reporting.
    readonly bool[] _warned = new bool[operations.Length];
    readonly bool[] _refused = new bool[operations.Length];
    readonly Queue<int> _resolved = new();
    long _elements;
    bool _failed;
    int? _timeSteps;

    /// <summary>Shapes at the inputs and outputs of all nodes; null, with errors reported, where there are none.</summary>
    public static (ImmutableArray<Shape> Inputs, ImmutableArray<Shape> Outputs)? Run(
        FlatGraph graph, ImmutableArray<NirOperation> operations, DiagnosticBag diagnostics)
    {
        var inference = new ShapeInference(graph, operations, diagnostics);
        inference.FollowInputs();
        var reached = inference._outputs.Select(shape => shape is not null).ToArray();
        if (!inference._failed)
        {
            inference.FollowUnreached();
            inference.WarnOfUnreached(reached);
        }

        inference.CheckEdges();
        inference.ReportUnknown();
        return inference._failed
            ? null
            : ([.. inference._inputs.Select(shape => shape!.Value)], [.. inference._outputs.Select(shape => shape!.Value)]);
    }

    void FollowInputs()
    {
        for (var node = 0; node < operations.Length; node++)
        {
            if (operations[node] is PortOperation { Kind: PortKind.Input } port)
            {
                Resolve(node, InputShape(node, port.Declared));
            }
        }

        Follow();
    }

    // What no input reaches has the shape of its own fields, or of what leads to it.
    void FollowUnreached()
    {
        foreach (var node in graph.Order)
        {
            if (_outputs[node] is null && OwnShape(operations[node]) is { } shape)
            {
                Resolve(node, shape);
                Follow();
            }
        }
    }

    static Shape? OwnShape(NirOperation operation) => operation switch
    {
        NeuronOperation neuron => neuron.Demand?.Exact ?? neuron.SingleShape,
        PortOperation port => port.Declared,
        _ => operation.Demand?.Exact,
    };

    void Follow()
    {
        while (_resolved.TryDequeue(out var source))
        {
            foreach (var target in graph.Successors[source])
            {
                if (_outputs[target] is null && !_refused[target])
                {
                    ResolveFrom(source, target);
                }
            }
        }
    }

    void ResolveFrom(int source, int target)
    {
        var arriving = _outputs[source]!.Value;
        if (operations[target] is PortOperation port)
        {
            ResolvePort(target, port, arriving);
            return;
        }

        var demand = operations[target].Demand;
        if (demand is null || demand.Matches(arriving))
        {
            Resolve(target, arriving);
        }
        else if (demand.MatchWithoutLeadingOnes(arriving) is { } shorter)
        {
            Warn(target, NirCodes.BatchAxis, $"{Describe(target)} takes {demand}, and {arriving} arrives from '{Name(source)}'; {shorter} is used.");
            Resolve(target, shorter);
        }
        else if (demand.Exact is { } exact && exact.EqualsButLeadingOnes(arriving))
        {
            Warn(target, NirCodes.BatchAxis, $"{Describe(target)} has parameters for {exact}, and {arriving} arrives from '{Name(source)}'; {arriving} is used.");
            Resolve(target, arriving);
        }
        else
        {
            ReportMismatch(source, target, demand.ToString());
        }
    }

    void ResolvePort(int node, PortOperation port, Shape arriving)
    {
        if (port.Declared == arriving || AdaptPort(node, port, arriving))
        {
            Resolve(node, arriving);
        }
        else
        {
            Fail(node, NetworkCodes.ShapeMismatch, $"{Describe(node)} declares {port.Declared}, but {arriving} arrives.");
        }
    }

    bool AdaptPort(int node, PortOperation port, Shape arriving)
    {
        var descriptor = port.Declared.EqualsButLeadingOnes(arriving) ? NirCodes.BatchAxis
            : port.Kind == PortKind.Junction ? NirCodes.NestedShape
            : IsTimed(port.Declared, arriving) ? NirCodes.TimeAxis
            : null;
        if (descriptor is not null)
        {
            Warn(node, descriptor, $"{Describe(node)} declares {port.Declared}, and {arriving} arrives; {arriving} is used.");
        }

        return descriptor is not null;
    }

    // An Output may count time if the Inputs do.
    bool IsTimed(Shape declared, Shape arriving) =>
        _timeSteps is { } steps && declared.Rank == arriving.Rank + 1 && declared[0] == steps && declared.Last(arriving.Rank) == arriving;

    // The Input's shape is what its successors want of it, where that is clear.
    Shape InputShape(int node, Shape declared)
    {
        if (LookAhead(node) is not { } demand || demand.Matches(declared))
        {
            return declared;
        }

        if (demand.MatchWithoutLeadingOnes(declared) is { } shorter)
        {
            Warn(node, NirCodes.BatchAxis, $"{Describe(node)} has shape {declared}, and {demand} is expected; {shorter} is used.");
            return shorter;
        }

        if (declared.Rank > demand.Rank && demand.Rank > 0 && demand.Matches(declared.Last(demand.Rank)))
        {
            var step = declared.Last(demand.Rank);
            Warn(node, NirCodes.TimeAxis, $"{Describe(node)} has shape {declared}, and {demand} is expected; {step} is the shape of one step.");
            _timeSteps ??= declared[0];
            return step;
        }

        return declared;
    }

    Shape FlattenShape(int node, Shape nominal)
    {
        if (LookAhead(node)?.Exact is { Rank: 1 } wanted && wanted != nominal && wanted.LongCount() == nominal.LongCount())
        {
            Warn(node, NirCodes.FlattenBatch, $"{Describe(node)} gives {nominal}, and {wanted} is expected; {wanted} is used.");
            return wanted;
        }

        return nominal;
    }

    // What the next nodes with an opinion expect, through nodes that pass any shape on.
    ShapePattern? LookAhead(int node)
    {
        var seen = new HashSet<int> { node };
        var next = new Queue<int>(graph.Successors[node]);
        const int horizon = 64;
        while (seen.Count <= horizon && next.TryDequeue(out var successor))
        {
            var operation = operations[successor];
            if (Expected(operation) is { } demand)
            {
                return demand;
            }

            if (operation.KeepsShape && seen.Add(successor))
            {
                graph.Successors[successor].ForEach(next.Enqueue);
            }
        }

        return null;
    }

    static ShapePattern? Expected(NirOperation operation) =>
        operation is PortOperation { Kind: PortKind.Output } port ? new ShapePattern(port.Declared) : operation.Demand;

    void Resolve(int node, Shape input)
    {
        if (operations[node].OutputFor(input, out var problem) is not { } output)
        {
            Fail(node, NirCodes.BadField, $"{Describe(node)}: {problem}.");
            return;
        }

        if (operations[node] is FlattenOperation)
        {
            output = FlattenShape(node, output);
        }

        _elements += Math.Min(output.LongCount(), NetworkLimits.Elements + 1L);
        if (_elements > NetworkLimits.Elements || input.LongCount() > NetworkLimits.Elements)
        {
            Fail(node, NirCodes.TooLarge, $"with {Describe(node)} of shape {output} the signals of the network exceed {NetworkLimits.Elements} elements.");
            return;
        }

        _inputs[node] = input;
        _outputs[node] = output;
        _resolved.Enqueue(node);
    }

    void CheckEdges()
    {
        for (var source = 0; source < operations.Length; source++)
        {
            foreach (var target in graph.Successors[source])
            {
                if (_outputs[source] is { } gives && _inputs[target] is { } takes && gives != takes)
                {
                    CheckEdge(source, target, gives, takes);
                }
            }
        }
    }

    void CheckEdge(int source, int target, Shape gives, Shape takes)
    {
        if (gives.EqualsButLeadingOnes(takes))
        {
            Warn(target, NirCodes.BatchAxis, $"{Describe(target)} takes {takes}, and {gives} arrives from '{Name(source)}'.");
        }
        else if (operations[source] is FlattenOperation && gives.LongCount() == takes.LongCount())
        {
            Warn(source, NirCodes.FlattenBatch, $"{Describe(source)} gives {gives}, and '{Name(target)}' takes {takes}.");
        }
        else
        {
            ReportMismatch(source, target, takes.ToString());
        }
    }

    void ReportMismatch(int source, int target, string takes)
    {
        var gives = _outputs[source]!.Value;
        var hint = operations[target] is AffineOperation { WeightShape: { Rank: 2 } weight } && gives.Rank == 1 && weight[0] == gives[0]
            ? $" Its weight is {weight}; NIR stores (out, in)."
            : "";
        Fail(target, NetworkCodes.ShapeMismatch, $"edge '{Name(source)}' -> '{Name(target)}': {gives} arrives, but {Describe(target)} takes {takes}.{hint}");
    }

    void WarnOfUnreached(bool[] reached)
    {
        var names = Enumerable.Range(0, operations.Length).Where(node => !reached[node]).ToList();
        foreach (var node in names.Take(NirLimits.SameFindings))
        {
            diagnostics.Add(NirCodes.Unreached.At(Location, $"no Input reaches {Describe(node)}."));
        }
    }

    void ReportUnknown()
    {
        for (var node = 0; node < operations.Length && !_failed; node++)
        {
            if (_outputs[node] is null)
            {
                Fail(node, NirCodes.ShapeUnknown, $"the shape of {Describe(node)} cannot be found: no Input reaches it and its fields do not tell.");
            }
        }
    }

    void Warn(int node, DiagnosticDescriptor descriptor, string message)
    {
        if (!_warned[node])
        {
            diagnostics.Add(descriptor.At(Location, message));
        }

        _warned[node] = true;
    }

    void Fail(int node, DiagnosticDescriptor descriptor, string message)
    {
        diagnostics.Add(descriptor.At(Location, message));
        _refused[node] = true;
        _failed = true;
    }

    SourceLocation Location => new(graph.Source);

    string Name(int node) => graph.Nodes[node].Name;

    string Describe(int node) => $"node '{Name(node)}' ({graph.Nodes[node].Type})";
}
