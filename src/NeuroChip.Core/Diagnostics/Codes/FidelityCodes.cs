namespace NeuroChip.Core.Diagnostics.Codes;

/// <summary>NC310 to NC314, and NC6163 on: from ideal codes to the conductances of a device.</summary>
public static class FidelityCodes
{
    public static readonly DiagnosticDescriptor NoDevice = new("NC3100", Severity.Error,
        "A fidelity other than ideal needs a device, and the profile has none",
        "Add --set device.preset=NAME (see neurochip devices list), or use --fidelity ideal.");

    public static readonly DiagnosticDescriptor NothingMeasured = new("NC3101", Severity.Error,
        "Fidelity measured needs a measured law or write pulses, and the device has neither",
        "Use --fidelity statistical, set device.measuredLaw, or device.writeVerify with a pulse law.");

    public static readonly DiagnosticDescriptor NoSpares = new("NC6163", Severity.Error,
        "Spare columns are to be swapped in, and the crossbar has none",
        "Give crossbar.spareColumns, at least as many as one weight takes; crossbar.columns may grow by as many.");

    public static readonly DiagnosticDescriptor DriveTooLarge = new("NC3102", Severity.Error,
        "With the conductances of the device, the inputs of a neuron may exceed 32 bits in one tick",
        "Use a device with smaller errors, fewer inputs per neuron, or a profile with fewer bits of state.");
}
