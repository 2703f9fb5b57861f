namespace NeuroChip.Core.Diagnostics.Codes;

/// <summary>NC110 to NC114 and NC616: memory cells in profiles and in files of their own.</summary>
public static class DeviceProfileCodes
{
    public static readonly DiagnosticDescriptor RangeEmpty = new("NC1100", Severity.Error,
        "The upper end of a device's range does not lie above its lower end",
        "Exchange or correct the two values named in the message.",
        "gmax must exceed gmin, and weightMax weightMin: nothing can be stored in an empty range.");

    public static readonly DiagnosticDescriptor StuckShares = new("NC1101", Severity.Error,
        "More than all devices are stuck",
        "Lower device.stuckOff, device.stuckOn or device.stuckRandom; together they are at most 100 %.");

    public static readonly DiagnosticDescriptor UnknownDevice = new("NC1102", Severity.Error,
        "A device is not known by the name given",
        "Use a name of neurochip devices list, or the path of a YAML file with a folder or the ending .yaml.");

    public static readonly DiagnosticDescriptor NoPulseLaw = new("NC1103", Severity.Error,
        "A device is to be written with verification, but has no pulse law",
        "Give device.pulseLaw, or set device.writeVerify to false.");

    public static readonly DiagnosticDescriptor OneBitConverter = new("NC1105", Severity.Error,
        "An output converter has one bit",
        "Give device.converterBits 2 to 16 bits, or 0 for exact sums.",
        "Codes are symmetric about zero, so that zero current is the code zero: one bit would have no other code.");

    public static readonly DiagnosticDescriptor ExactGatedWires = new("NC1106", Severity.Error,
        "Wires of gated arrays are to be solved exactly for all inputs at once",
        "Use device.wireSolver=estimate, or another device.supply.",
        "One matrix describes the wires of an array only where its lines do not change with the inputs.");

    public static readonly DiagnosticDescriptor NothingWears = new("NC6160", Severity.Error,
        "A device's wear cannot follow from its endurance",
        "Give device.endurance, and a device.gmin above 0 S where the window closes gradually.",
        "Writes count against an endurance, and a window that closes does so on a logarithmic scale, which has no zero.");

    public static readonly DiagnosticDescriptor OutsideCurrentLaw = new("NC6161", Severity.Error,
        "A device is read where its current law does not hold",
        "Lower device.readVoltage, change gmin and gmax, or use device.currentLaw=ohmic.",
        "Laws fitted to a measurement say nothing beyond it.");

    public static readonly DiagnosticDescriptor TooManyBits = new("NC6162", Severity.Error,
        "A crossbar stores more bits in a cell than its device can hold",
        "Lower crossbar.cellBits, and cut weights into digits with crossbar.slices.");

    public static readonly DiagnosticDescriptor NoPartsToFail = new("NC6164", Severity.Error,
        "The parts of a converter are given errors, and there is no such converter",
        "Give device.converterBits 2 to 16 bits, and device.converterKind ramp, sar or pipeline.",
        "A symmetric converter is a perfect one: nothing of it has an offset or a mismatch.");

    public static readonly DiagnosticDescriptor InputCodingFails = new("NC6165", Severity.Error,
        "Input lines cannot be driven in the way asked for",
        "Give device.inputBits for digits; use device.inputCoding=pulseWidth or bitSerial with cells that are not ohmic.",
        "Digits need a number of bits. Voltages in proportion to a value give currents that are not, where a cell is no resistor; times and single bits do.");

    public static readonly DiagnosticDescriptor NoAnalogArray = new("NC1104", Severity.Error,
        "A profile describes a resistive cell but has no array of such cells",
        "Remove the section device, or give the profile a crossbar with another mapping than direct.");
}
