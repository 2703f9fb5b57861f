namespace NeuroChip.Core.Diagnostics.Codes;

/// <summary>NC1: hardware profiles.</summary>
public static class ProfileCodes
{
    public static readonly DiagnosticDescriptor UnknownKey = new("NC1001", Severity.Error,
        "A profile has a key that does not exist",
        "Remove the key or use the name suggested.",
        "Every key is checked, so that a misspelt limit is not silently ignored. neurochip profiles schema prints all keys.");

    public static readonly DiagnosticDescriptor BadValue = new("NC1002", Severity.Error,
        "A profile value is not allowed",
        "Use a value within the range named in the message.",
        "A cost below zero, a clock of zero, a mesh without tiles: the message names the range.");

    public static readonly DiagnosticDescriptor NotYaml = new("NC1003", Severity.Error,
        "A profile is not valid YAML",
        "Correct the text at the place named; keys are followed by a colon and a space.");

    public static readonly DiagnosticDescriptor WeightsExceedCells = new("NC1004", Severity.Error,
        "Weights have more bits than the crossbar's cells can hold",
        "Widen crossbar.cellBits, or lower quantization.weightBits or synapse.maxWeightBits.",
        """
        A differential pair of b-bit cells holds signed weights of up to b+1 bits, an offset or direct cell those of up to b bits.
        --set crossbar.cellBits=4 alone leaves 8-bit weights in a profile that has them; add --set quantization.weightBits=5.
        """);

    public static readonly DiagnosticDescriptor Tab = new("NC1005", Severity.Error,
        "A profile is indented with a tab",
        "Indent with spaces; YAML forbids tabs there.");

    public static readonly DiagnosticDescriptor DuplicateKey = new("NC1006", Severity.Error,
        "A profile has the same key twice in one place",
        "Remove one of the two.");

    public static readonly DiagnosticDescriptor UnsupportedYaml = new("NC1007", Severity.Error,
        "A profile uses a YAML feature that profiles do not have",
        "Write the value out where it is used.",
        """
        Anchors (&a), aliases (*a), merge keys (<<), tags (!!int), keys that are not plain words and several documents in one file
        are refused: a profile is read by people, who should find every number with its source in one place.
        """);

    public static readonly DiagnosticDescriptor WrongShape = new("NC1008", Severity.Error,
        "A profile has a text, a list or a mapping where another of these belongs",
        "Write what the message asks for; neurochip profiles show prints examples.");

    public static readonly DiagnosticDescriptor NotACount = new("NC1009", Severity.Error,
        "A count in a profile is not a plain whole number",
        "Write digits only, without quotes, exponent, separators or leading zeros.",
        "YAML readers disagree on 1e3, 0x10, 010 and 1_000. Only 1000, 16, 8 and 1000 are read.");

    public static readonly DiagnosticDescriptor NotAFlag = new("NC1010", Severity.Error,
        "A flag in a profile is neither true nor false",
        "Write true or false.",
        "yes, no, on and off are words to some YAML readers and flags to others; they are refused instead of guessed.");

    public static readonly DiagnosticDescriptor BadQuantity = new("NC1011", Severity.Error,
        "A quantity in a profile has no unit, a wrong one, or is no number",
        "Write a number and a unit of the kind named in the message, for example 35.5 pJ.");

    public static readonly DiagnosticDescriptor UnknownName = new("NC1012", Severity.Error,
        "A profile names a choice that does not exist",
        "Use one of the names in the message.");

    public static readonly DiagnosticDescriptor MissingKey = new("NC1013", Severity.Error,
        "A profile lacks a key that every profile needs",
        "Add the key; the message says what belongs there.");

    public static readonly DiagnosticDescriptor EmptyValue = new("NC1014", Severity.Error,
        "A key in a profile has no value",
        "Give a value, or remove the key: a number that is not published is left out, never 0 or null.");

    public static readonly DiagnosticDescriptor TooLarge = new("NC1015", Severity.Error,
        "A profile is larger or more deeply nested than any profile can be",
        "Check that the file is a profile.");

    public static readonly DiagnosticDescriptor UnknownProfile = new("NC1016", Severity.Error,
        "A hardware profile is not known",
        "Use a shipped name (neurochip profiles list) or the path of a .yaml file.");

    public static readonly DiagnosticDescriptor UnknownSource = new("NC1017", Severity.Error,
        "A number cites a source that the profile does not list",
        "Add the source under 'sources', or cite one that is there: key, then a comma and the place, as in davies2018, Table 2.");

    public static readonly DiagnosticDescriptor NoDerivation = new("NC1018", Severity.Error,
        "A derived number does not say how it was derived",
        "Add a note with the arithmetic.",
        "how: derived means that the source does not print this number. The note lets a reader repeat the calculation.");

    public static readonly DiagnosticDescriptor PricesWouldAdd = new("NC1019", Severity.Error,
        "Two prices of a profile would be added although one contains the other",
        "Keep one that counts and put the other under its 'alternatives'.",
        """
        An all-in price is total power divided by events: it contains static power and every other term. Two prices of one event, or
        all-in prices of two events, count the same joules twice.
        """);

    public static readonly DiagnosticDescriptor RangeInverted = new("NC1020", Severity.Error,
        "The lower end of a range in a profile lies above its upper end",
        "Exchange or correct the two values named in the message.");

    public static readonly DiagnosticDescriptor CrossbarMismatch = new("NC1021", Severity.Error,
        "The crossbar of a profile does not fit its synapses or its cores",
        "Change one of the two values named in the message, or add the section that is missing.");

    public static readonly DiagnosticDescriptor BadOverride = new("NC1022", Severity.Error,
        "A --set does not name one value of the profile",
        "Write --set path=value with a path as neurochip profiles show prints it, for example core.neurons=64.");

    public static readonly DiagnosticDescriptor FormatsContradict = new("NC1023", Severity.Error,
        "Number formats of a profile contradict each other",
        "Change one of the two values named in the message.");

    public static readonly DiagnosticDescriptor SourceNotCited = new("NC1024", Severity.Warning,
        "A source of a profile is not cited by any number",
        "Cite it where it was used, or remove it.");
}
