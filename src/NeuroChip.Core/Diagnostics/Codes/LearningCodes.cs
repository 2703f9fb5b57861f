namespace NeuroChip.Core.Diagnostics.Codes;

/// <summary>NC24: learning rules.</summary>
public static class LearningCodes
{
    public static readonly DiagnosticDescriptor Syntax = new("NC2401", Severity.Error,
        "The text of a learning rule cannot be read",
        "Write a sum of products such as dw = 2^-2*x1*y0 - 2^-2*y1*x0.",
        "A rule is dw, dt or dd, an equals sign, and terms joined by + or -. A term is a product of numbers, powers of two, exactly one of "
        + "the conditions x0, y0 and u (u2 is every 4th epoch), and factors such as x1, (w + 3) or sgn(x1 - 5).");

    public static readonly DiagnosticDescriptor UnknownVariable = new("NC2402", Severity.Error,
        "A learning rule names a variable that does not exist",
        "Use x1, x2, y1, y2 or y3 for traces, w, t or d for weight and tags, x0, y0 or u for conditions.");

    public static readonly DiagnosticDescriptor OutOfRange = new("NC2403", Severity.Error,
        "A number in a learning rule is out of range",
        "Write factors as a mantissa of -8 to 7 and a power of two from 2^-7 to 2^8.");

    public static readonly DiagnosticDescriptor NoEngine = new("NC2404", Severity.Error,
        "The chip cannot run a learning rule",
        "Choose a profile that has the engine, such as loihi-davies2018 for sum-of-products and errors, odin for sdsp; or remove the rule.");

    public static readonly DiagnosticDescriptor EpochTooLong = new("NC2405", Severity.Error,
        "A learning epoch has a length that the chip does not allow",
        "Set epochTicks to a value within the range named in the message.");

    public static readonly DiagnosticDescriptor ExactWeights = new("NC2420", Severity.Error,
        "Weights that learn cannot be exact",
        "Leave 'exact' out of fixedPoint, and give 'bits' and 'exponent'.",
        "Exact weights are stored without what is common to all of them; a learned weight has a fixed range.");

    public static readonly DiagnosticDescriptor WrongInput = new("NC2421", Severity.Error,
        "A learning rule takes a third factor or an error from a place that cannot give it",
        "Name an input population of the network, of the size that the message states.");

    public static readonly DiagnosticDescriptor WrongShape = new("NC2422", Severity.Error,
        "A learning rule does not suit its projection",
        "For an error use a dense projection without delays; for sdsp a target of family event8-sdsp.");

    public static readonly DiagnosticDescriptor UnknownState = new("NC2430", Severity.Error,
        "A population keeps a state that its neurons do not have",
        "Name state variables of the neuron family in 'keep', such as theta of alif24, or leave 'keep' out.",
        "States are kept from sample to sample in a run that learns. The message lists those of the family; inputs and junctions have none.");

    public static readonly DiagnosticDescriptor TagsNotSaved = new("NC2432", Severity.Warning,
        "Tags of synapses are not part of a saved chip",
        "Learn all that depends on the tags in one run, or use the saved chip with --freeze.",
        "Tags, the variables t and d of a rule, last from sample to sample within a run. An image holds weights and kept states; a run that learns on from "
        + "it starts with tags of 0, so its weights differ from those of one uninterrupted run.");
}
