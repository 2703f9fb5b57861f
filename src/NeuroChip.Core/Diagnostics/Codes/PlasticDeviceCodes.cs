namespace NeuroChip.Core.Diagnostics.Codes;

/// <summary>NC2450 to NC2479: devices that learn by pulses.</summary>
public static class PlasticDeviceCodes
{
    public static readonly DiagnosticDescriptor TooFewFactors = new("NC2450", Severity.Error,
        "A measured device has too few points of its steps",
        "Give device.factorsUp and device.factorsDown from 2 to 100 factors each, from the lowest state to the highest.");

    public static readonly DiagnosticDescriptor NegativePower = new("NC2451", Severity.Error,
        "A power law of pulses has a negative exponent",
        "Set device.gammaUp and device.gammaDown to 0 or above.",
        "With a negative exponent the steps would grow without limit toward the end of the range.");

    public static readonly DiagnosticDescriptor BinaryVerified = new("NC2452", Severity.Error,
        "A device of two states is to be written with verification",
        "Set device.writeVerify to false, or use another device.pulseLaw.");

    public static readonly DiagnosticDescriptor RuleNeedsTags = new("NC2453", Severity.Error,
        "A learning rule needs tags, and its weights are devices",
        "Write a rule for dw without t and d, or run without --fidelity.",
        "A device holds one value, its conductance; tags are memory of a digital engine.");

    public static readonly DiagnosticDescriptor NoPulses = new("NC2454", Severity.Error,
        "Weights are to learn on a device that has no pulse law",
        "Choose a device with device.pulseLaw (neurochip devices list), or --fidelity ideal for codes that hold what is written.");

    public static readonly DiagnosticDescriptor Sliced = new("NC2455", Severity.Error,
        "Weights that are cut into slices cannot learn by pulses",
        "Set crossbar.slices to 1.",
        "A pulse changes one device by its own law; a carry from slice to slice would need reads and writes between.");

    public static readonly DiagnosticDescriptor OneLevel = new("NC2457", Severity.Error,
        "A device that learns has a single state",
        "Give device.levels 2 or more, or 0 for any state.");

    public static readonly DiagnosticDescriptor DevicesAreNoCodes = new("NC2458", Severity.Error,
        "Weights that are devices cannot be rounded to fewer bits",
        "Learn with device.levels, or without --fidelity.",
        "A conductance has no bits; what it is rounded to belongs to the device.");

    public static readonly DiagnosticDescriptor NoSuchProjection = new("NC2459", Severity.Error,
        "Cells are asked for in a projection that the network does not have",
        "Name a projection of the network after --devices-of; the message lists them.");

    public static readonly DiagnosticDescriptor NoEngineOnDevices = new("NC2456", Severity.Error,
        "A learning rule of another kind than sums of products cannot give pulses to devices",
        "Write the rule as a sum of products, or run without --fidelity.");
}
