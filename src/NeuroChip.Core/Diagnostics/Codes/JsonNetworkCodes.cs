namespace NeuroChip.Core.Diagnostics.Codes;

/// <summary>NC22: networks written as JSON.</summary>
public static class JsonNetworkCodes
{
    public static readonly DiagnosticDescriptor Syntax = new("NC2201", Severity.Error,
        "The text is not valid JSON",
        "Correct the text at the place named; comments and trailing commas are allowed.",
        "Usual causes: a missing comma between two members, a missing quote, NaN or Infinity (JSON has neither).");

    public static readonly DiagnosticDescriptor WrongFormat = new("NC2202", Severity.Error,
        "The file does not say that it is a network of a known version",
        "Write \"format\": \"neurochip-network/1\" as the first member.");

    public static readonly DiagnosticDescriptor UnknownKey = new("NC2203", Severity.Error,
        "A member does not exist",
        "Remove it, or use one of the names in the message.");

    public static readonly DiagnosticDescriptor DuplicateKey = new("NC2204", Severity.Error,
        "A member is given twice",
        "Keep one of the two.");

    public static readonly DiagnosticDescriptor MissingKey = new("NC2205", Severity.Error,
        "A required member is missing",
        "Add the member named in the message.");

    public static readonly DiagnosticDescriptor WrongType = new("NC2206", Severity.Error,
        "A value has the wrong type",
        "Write a value of the type named in the message.");

    public static readonly DiagnosticDescriptor UnknownChoice = new("NC2207", Severity.Error,
        "A name is none of those allowed",
        "Use one of the names in the message.");

    public static readonly DiagnosticDescriptor UnknownPopulation = new("NC2208", Severity.Error,
        "A population is named that does not exist",
        "Use the name of one of the file's populations.");

    public static readonly DiagnosticDescriptor DuplicateName = new("NC2209", Severity.Error,
        "Two populations or two projections have the same name",
        "Rename one of them.");

    public static readonly DiagnosticDescriptor BadQuantity = new("NC2210", Severity.Error,
        "A quantity has no unit, the wrong unit or no number",
        "Write a number and a unit, for example \"20 ms\".",
        "Numbers without quotes are in SI units: 0.02 and \"20 ms\" are the same time.");

    public static readonly DiagnosticDescriptor OutOfRange = new("NC2211", Severity.Error,
        "A number is out of range",
        "Use a number within the range in the message.");

    public static readonly DiagnosticDescriptor NotWholeTicks = new("NC2212", Severity.Error,
        "A time is not a whole number of ticks",
        "Use a multiple of dt, or give the number of ticks.");

    public static readonly DiagnosticDescriptor Mismatch = new("NC2213", Severity.Error,
        "Shapes or lengths do not fit together",
        "Change one of the two sizes in the message.",
        "Rows of a dense matrix are targets and columns are sources, as in NIR and PyTorch.");

    public static readonly DiagnosticDescriptor TooLarge = new("NC2214", Severity.Error,
        "The network or the text is larger than allowed",
        "Use fewer neurons or synapses, or split the network.");

    public static readonly DiagnosticDescriptor TooManyFindings = new("NC2215", Severity.Error,
        "There are more findings than are worth listing",
        "Correct the ones listed and run again.");

    public static readonly DiagnosticDescriptor NotExpressible = new("NC2216", Severity.Error,
        "The network has something that the JSON format cannot say",
        "Write the network as .nir, or replace the stage named in the message.");

    public static readonly DiagnosticDescriptor StepTooLong = new("NC2217", Severity.Warning,
        "The tick is longer than a time constant",
        "Check the unit of the time constant, or use a shorter dt.",
        "Beyond a time constant the euler scheme overshoots, beyond twice of it the membrane grows without bound. \"20 us\" instead of \"20 ms\" is the usual cause.");
}
