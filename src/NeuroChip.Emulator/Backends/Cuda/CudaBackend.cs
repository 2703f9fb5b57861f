using NeuroChip.Emulator.Backends.Accelerators;
using NeuroChip.Emulator.Planning;

namespace NeuroChip.Emulator.Backends.Cuda;

/// <summary>Runs on NVIDIA GPUs through the driver and its run-time compiler.</summary>
sealed class CudaBackend : IBackend
{
    readonly Lazy<(CudaDevices? Devices, string? Absence)> _found = new(() => (CudaDevices.Find(out var absence), absence));
    readonly Dictionary<int, CudaRuntime> _opened = [];

    public string Name => "cuda";

    public string Title => $"NVIDIA GPUs: {string.Join(", ", Devices.Select(device => device.Name))}";

    public string? Absence => _found.Value.Absence;

    public IReadOnlyList<DeviceInfo> Devices => _found.Value.Devices?.Devices ?? [];

    public ILoadedChip Load(ExecutionPlan plan, RunOptions options) => new DeviceChip(Open(DeviceList.Choose(Devices, options.Device, Name)), plan);

    // Programs that were compiled stay with the device until the process ends.
    CudaRuntime Open(DeviceInfo device)
    {
        lock (_opened)
        {
            if (!_opened.TryGetValue(device.Number, out var runtime))
            {
                _opened[device.Number] = runtime = new(_found.Value.Devices!, device);
            }

            return runtime;
        }
    }
}
