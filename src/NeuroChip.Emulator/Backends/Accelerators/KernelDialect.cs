namespace NeuroChip.Emulator.Backends.Accelerators;

/// <summary>The C that a device's compiler reads.</summary>
enum KernelDialect
{
    OpenCl,
    Cuda,
}
