namespace NeuroChip.Core.Diagnostics.Codes;

/// <summary>NC64: backends that run on devices of their own.</summary>
public static class AcceleratorCodes
{
    public static readonly DiagnosticDescriptor UnknownDevice = new("NC6400", Severity.Error,
        "--device names no device of the backend, or several",
        "Give a number or a part of a name as neurochip backends lists them.");

    public static readonly DiagnosticDescriptor BuildFailed = new("NC6401", Severity.Error,
        "The device's compiler refuses a program",
        "Update the device's driver, or choose another device; report the log.",
        "Neuron kernels are compiled for the device when they are first used. The message shows the first lines of the compiler's log.");

    public static readonly DiagnosticDescriptor TooLarge = new("NC6402", Severity.Error,
        "A run needs more memory than the device has",
        "Run on the processor (--backend cpu), on a device with more memory, or make the network smaller.",
        "The need is worked out before anything is allocated: weights, parameters, and the state of one sample. More samples at a time are only taken where they fit.");

    public static readonly DiagnosticDescriptor OutOfMemory = new("NC6403", Severity.Error,
        "The device has run out of memory",
        "End other programs that use the device, or choose another backend.",
        "The run fits the device's memory as the driver states it, but something else holds a part of it.");

    public static readonly DiagnosticDescriptor DeviceLost = new("NC6404", Severity.Error,
        "The device stopped answering in the middle of a run",
        "Run again; if it happens again, look at the driver's log, or choose another backend.",
        "The samples that were done before are reported, and the result says that it is partial.");

    public static readonly DiagnosticDescriptor NoDevices = new("NC6405", Severity.Error,
        "--device is given to a backend that has no devices to choose from",
        "Leave --device out, or choose a backend with devices: neurochip backends lists them.");

    /// <summary>Whether what was done before still holds.</summary>
    public static bool EndsRun(DiagnosticDescriptor descriptor) => descriptor == OutOfMemory || descriptor == DeviceLost;
}
