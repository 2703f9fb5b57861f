namespace NeuroChip.Core.Diagnostics.Codes;

/// <summary>NC105 and NC106: devices, arrays and converters of a crossbar.</summary>
public static class DeviceCodes
{
    public static readonly DiagnosticDescriptor BadParameter = new("NC1050", Severity.Error,
        "A parameter of a device, an array or a converter is not allowed",
        "Use a value within the range named in the message.",
        "A negative standard deviation, a resistance below zero, a time of zero, NaN: the message names the range.");

    public static readonly DiagnosticDescriptor RangeEmpty = new("NC1051", Severity.Error,
        "The upper end of a device's or converter's range does not lie above its lower end",
        "Exchange or correct the two values named in the message.",
        "Gmax must exceed Gmin, w_max must exceed w_min, and a converter's hi its lo: nothing can be stored in, or read from, an empty range.");

    public static readonly DiagnosticDescriptor TooFewLevels = new("NC1052", Severity.Error,
        "A cell or a converter has too few levels for what it must hold",
        "Give it more bits, or choose another mapping.",
        """
        A cell needs two levels. With an offset mapping it needs three, because weight zero must have a level of its own and the bottom level is
        left unused for that: a cell of one bit holds no signed weight there.
        """);

    public static readonly DiagnosticDescriptor ShapesDiffer = new("NC1053", Severity.Error,
        "Sizes of an array, its inputs or its settings do not agree",
        "Make the two sizes named in the message equal.");

    public static readonly DiagnosticDescriptor NotSwitching = new("NC1054", Severity.Error,
        "A gated array is driven with an input that is neither 0 nor 1",
        "Apply the inputs bit by bit, or use the input_driven topology.",
        "In the source_line topology an input only closes the switch of a cell: it has no height.");

    public static readonly DiagnosticDescriptor WiresNotSolved = new("NC1055", Severity.Error,
        "The wire network of an array could not be solved to the accuracy asked for",
        "Check the resistances: wires should resist less than the cells that they connect.");

    public static readonly DiagnosticDescriptor UnknownDevice = new("NC1056", Severity.Error,
        "A device, law or model is not known by the name given",
        "Use one of the names in the message.");
}
