using System.Collections.Immutable;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Emulator.Backends.Cpu;
using NeuroChip.Emulator.Backends.Cuda;
using NeuroChip.Emulator.Backends.OpenCl;
using NeuroChip.Emulator.Lanes;

namespace NeuroChip.Emulator.Backends;

/// <summary>Every backend, in the order of lists. A new one is a folder and a line here.</summary>
public static class BackendRegistry
{
    public static ImmutableArray<IBackend> All { get; } =
    [
        new BestCpuBackend(),
        new CpuBackend<Lane16, Tile512>("cpu-512", "Processor, 512-bit registers"),
        new CpuBackend<Lane8, Tile256>("cpu-256", "Processor, 256-bit registers"),
        new CpuBackend<Lane4, Tile128>("cpu-128", "Processor, 128-bit registers"),
        new CpuBackend<Lane1, Tile16>("cpu-scalar", "Processor, one neuron at a time: the reference"),
        new OpenClBackend(),
        new CudaBackend(),
    ];

    public static IEnumerable<IBackend> Available => All.Where(backend => backend.Absence is null);

    /// <summary>The backend that the options name.</summary>
    /// <exception cref="InputErrorException">NC6001, NC6002; NC6405: a device is named where there is nothing to choose.</exception>
    public static IBackend Find(RunOptions options)
    {
        var backend = Find(options.Backend);
        return options.Device is null || backend.Devices.Count > 0 ? backend : throw new InputErrorException(
            AcceleratorCodes.NoDevices.With($"Backend '{backend.Name}' has no devices to choose from; --device is '{options.Device}'."));
    }

    /// <summary>The backend of that name; a diagnostic where there is none or it cannot run here.</summary>
    public static IBackend Find(string name)
    {
        var backend = All.FirstOrDefault(backend => backend.Name == name) ?? throw new InputErrorException(
            RunCodes.UnknownBackend.With($"'{name}' is no backend; there are {string.Join(", ", All.Select(b => b.Name))}."));
        return backend.Absence is null ? backend : throw new InputErrorException(
            RunCodes.BackendAbsent.With($"Backend '{name}' cannot run here: {backend.Absence}."));
    }
}
