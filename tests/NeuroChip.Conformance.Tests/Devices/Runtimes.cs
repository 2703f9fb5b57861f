using NeuroChip.Emulator.Backends.Accelerators;
using NeuroChip.Emulator.Backends.OpenCl;

namespace NeuroChip.Conformance.Tests.Devices;

/// <summary>Devices opened for tests.</summary>
static class Runtimes
{
    /// <param name="wideItems">False: work items as GPUs get them, whatever the device is.</param>
    public static OpenClRuntime OpenCl(bool wideItems)
    {
        var platforms = OpenClPlatforms.Find(out var absence) ?? throw new InvalidOperationException(absence);
        return new(platforms, DeviceList.Choose(platforms.Devices, null, "opencl"), wideItems);
    }
}
