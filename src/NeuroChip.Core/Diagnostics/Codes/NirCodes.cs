namespace NeuroChip.Core.Diagnostics.Codes;

/// <summary>NC21: networks in NIR files.</summary>
public static class NirCodes
{
    public static readonly DiagnosticDescriptor UnknownType = new("NC2101", Severity.Error,
        "A node has a type that NIR does not define",
        "Use one of the primitives of NIR; types are case-sensitive.",
        "Known are Input, Output, Affine, Linear, Scale, Conv1d, Conv2d, SumPool2d, AvgPool2d, Flatten, Delay, Threshold, I, LI, IF, LIF, CubaLI, CubaLIF and NIRGraph.");

    public static readonly DiagnosticDescriptor UnknownField = new("NC2102", Severity.Warning,
        "A node has a field that its type does not define",
        "Check the spelling; the field has no effect.");

    public static readonly DiagnosticDescriptor MissingField = new("NC2103", Severity.Error,
        "A node lacks a field that its type needs",
        "Add the field, under the name given in the message.");

    public static readonly DiagnosticDescriptor BadField = new("NC2104", Severity.Error,
        "A field has a value that its type does not allow",
        "Write the field as the message says.");

    public static readonly DiagnosticDescriptor UnknownNode = new("NC2105", Severity.Error,
        "An edge names a node that does not exist",
        "Correct the edge or the node's name.",
        "Names are compared exactly and dots have no meaning: an edge to 'lif1' does not reach a node 'lif1.lif'. Inside a nested graph, edges name the nodes of that graph only.");

    public static readonly DiagnosticDescriptor DuplicateEdge = new("NC2106", Severity.Warning,
        "An edge occurs more than once",
        "Remove the duplicate; it counts once.");

    public static readonly DiagnosticDescriptor BatchAxis = new("NC2107", Severity.Warning,
        "A shape has leading axes of length 1 that the rest of the graph does not have",
        "Export the network without a batch axis.",
        "NIR shapes carry no batch axis. Some exporters leave one of length 1 in; it is removed.");

    public static readonly DiagnosticDescriptor TimeAxis = new("NC2108", Severity.Warning,
        "An input's shape has more axes than what it feeds; the first are taken for time",
        "Give the shape of one step.");

    public static readonly DiagnosticDescriptor FlattenBatch = new("NC2109", Severity.Warning,
        "A Flatten leaves axes that the next node expects to be flat",
        "Count start_dim without a batch axis.",
        "Exporters that count a batch axis write start_dim 1 although the shape has none. The signal is flattened as far as the next node expects.");

    public static readonly DiagnosticDescriptor NestedShape = new("NC2110", Severity.Warning,
        "A port of a nested graph declares another shape than what flows through it",
        "Correct the port's shape; the arriving shape is used.");

    public static readonly DiagnosticDescriptor Unreached = new("NC2111", Severity.Warning,
        "No input reaches a node",
        "Check that no edge is missing; the node is driven by its bias or leak at most.");

    public static readonly DiagnosticDescriptor NoPorts = new("NC2112", Severity.Error,
        "A graph lacks Input or Output nodes",
        "Add the ports, with edges from Input to the first and from the last nodes to Output.");

    public static readonly DiagnosticDescriptor StatelessCycle = new("NC2113", Severity.Error,
        "A cycle contains no neuron with state",
        "Put a neuron into the cycle, or remove an edge.",
        "A cycle delivers a neuron's output of the previous step. Without a neuron every value would depend on itself within the same step.");

    public static readonly DiagnosticDescriptor StepNeeded = new("NC2114", Severity.Error,
        "The step length cannot be told from the network",
        "Give the step in seconds with --dt.",
        "NIR describes continuous time and holds no step. Exporters that compensate their gains (r = tau/dt) leave one constant tau/r all over the graph, which is then taken; otherwise it must be given.");

    public static readonly DiagnosticDescriptor StepHint = new("NC2115", Severity.Info,
        "The step length was derived from the network",
        "Give --dt to choose another.");

    public static readonly DiagnosticDescriptor StepTooLong = new("NC2116", Severity.Warning,
        "The step is not shorter than a time constant",
        "Give a shorter step with --dt, unless neurons without memory are meant.",
        "With a step of tau a neuron forgets everything in one step; beyond it the Euler scheme overshoots. A network with r = 1 everywhere hints at a step of tau, which is seldom what its author ran.");

    public static readonly DiagnosticDescriptor DelayRounded = new("NC2117", Severity.Warning,
        "A delay is not a whole number of steps",
        "Choose a step that divides the delay; it was rounded to the nearest.");

    public static readonly DiagnosticDescriptor DelayedBias = new("NC2118", Severity.Warning,
        "A bias passes through a Delay",
        "Move the bias behind the delay; it acts from the first step on.");

    public static readonly DiagnosticDescriptor TooManyPaths = new("NC2119", Severity.Error,
        "Stateless nodes join and branch into too many or too long paths",
        "Merge the linear layers, or put neurons between them.");

    public static readonly DiagnosticDescriptor AmbiguousPort = new("NC2120", Severity.Error,
        "An edge does not say which port of a nested graph it means",
        "Name the port, as in 'graph/port'.");

    public static readonly DiagnosticDescriptor TooLarge = new("NC2121", Severity.Error,
        "A network is larger than what can be imported",
        "Reduce the shape named in the message.");

    public static readonly DiagnosticDescriptor ShapeUnknown = new("NC2122", Severity.Error,
        "The shape of a node cannot be found",
        "Connect the node to an Input, or store its parameters with the full shape.");

    public static readonly DiagnosticDescriptor EdgeIntoInput = new("NC2123", Severity.Error,
        "An edge ends in an Input",
        "Let the edge end in the node behind the Input.");

    public static readonly DiagnosticDescriptor DuplicateName = new("NC2124", Severity.Error,
        "Two nodes of a graph have the same name",
        "Rename one of the nodes.");

    public static readonly DiagnosticDescriptor NotExpressible = new("NC2130", Severity.Error,
        "NIR cannot express a part of the network",
        "Change the part named in the message, or write another format.");
}
