namespace NeuroChip.Emulator.Backends.Accelerators;

/// <summary>What a device is; processors get work items that fill their vector registers.</summary>
public enum DeviceKind
{
    Processor,
    Gpu,
    Other,
}
