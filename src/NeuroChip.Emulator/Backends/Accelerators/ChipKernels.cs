namespace NeuroChip.Emulator.Backends.Accelerators;

/// <summary>The programs of a chip on a device: one that moves spikes, and one for each different update of neurons.</summary>
sealed class ChipKernels(IDeviceRuntime runtime, string? cacheFolder)
{
    readonly nint _chip = runtime.Build(ProgramText.Chip(runtime.Dialect, runtime.WideItems), cacheFolder);

    /// <summary>A kernel of Chip.c.</summary>
    public nint this[string name] => runtime.Kernel(_chip, name);

    /// <summary>The kernel that updates neurons with this step function.</summary>
    public nint Soma(string step) => runtime.Kernel(runtime.Build(ProgramText.Soma(runtime.Dialect, runtime.WideItems, step), cacheFolder), "soma");
}
