namespace NeuroChip.Core.Diagnostics.Codes;

/// <summary>NC23: what every network must satisfy, whatever it was read from.</summary>
public static class NetworkVerifierCodes
{
    public static readonly DiagnosticDescriptor DuplicateName = new("NC2301", Severity.Error,
        "Two populations or two projections have the same name",
        "Rename one of them.");

    public static readonly DiagnosticDescriptor UnknownPopulation = new("NC2302", Severity.Error,
        "A projection or an output names a population that does not exist",
        "Use the name of an existing population.");

    public static readonly DiagnosticDescriptor BadChain = new("NC2303", Severity.Error,
        "The stages of a projection do not fit together",
        "Make each stage's input shape the output shape of the one before.");

    public static readonly DiagnosticDescriptor BadStage = new("NC2304", Severity.Error,
        "A stage of a projection is not sound",
        "Correct the stage's weights, indices or rule as the message says.");

    public static readonly DiagnosticDescriptor ParameterLength = new("NC2305", Severity.Error,
        "A parameter has neither one value nor one for each neuron",
        "Give one value, or as many as the population has neurons.");

    public static readonly DiagnosticDescriptor ParameterValue = new("NC2306", Severity.Error,
        "A parameter has a value that is not allowed",
        "Use a value within the range in the message.");

    public static readonly DiagnosticDescriptor BadDiscretization = new("NC2307", Severity.Error,
        "The step or the way to integrate is not allowed",
        "Use a positive step and a layer latency of 0 or 1.");

    public static readonly DiagnosticDescriptor EmptyPopulation = new("NC2308", Severity.Error,
        "A population has no neurons, or more than allowed",
        "Give every axis of its shape a length of 1 or more.");

    public static readonly DiagnosticDescriptor NoOutput = new("NC2309", Severity.Error,
        "The network has no population or no output",
        "Name at least one population as output.");

    public static readonly DiagnosticDescriptor IntoInput = new("NC2310", Severity.Error,
        "A projection ends in an input",
        "Let it end in a population of neurons; an input only passes on what comes from outside.");
}
