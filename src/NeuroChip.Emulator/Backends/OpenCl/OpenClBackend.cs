using NeuroChip.Core.Images;
using NeuroChip.Core.Learning;
using NeuroChip.Emulator.Backends.Accelerators;
using NeuroChip.Emulator.Learning;
using NeuroChip.Emulator.Planning;

namespace NeuroChip.Emulator.Backends.OpenCl;

/// <summary>Runs on the devices of the system's OpenCL drivers: GPUs, and processors through PoCL.</summary>
sealed class OpenClBackend : IBackend, IPlasticBackend
{
    readonly Lazy<(OpenClPlatforms? Platforms, string? Absence)> _found = new(() => (OpenClPlatforms.Find(out var absence), absence));
    readonly Dictionary<int, OpenClRuntime> _opened = [];

    public string Name => "opencl";

    public string Title => $"OpenCL devices: {string.Join(", ", Devices.Select(device => device.Name))}";

    public string? Absence => _found.Value.Absence;

    public IReadOnlyList<DeviceInfo> Devices => _found.Value.Platforms?.Devices ?? [];

    public ILoadedChip Load(ExecutionPlan plan, RunOptions options) => new DeviceChip(Open(options), plan);

    public PlasticProjection Create(PlasticShape shape, LearningProgram program, ILearningRounding rounding, ReadOnlySpan<int> weights, RunOptions options) =>
        new DevicePlasticProjection(Open(options), options.CacheFolder, shape, program, rounding, weights);

    public SteppedPopulation Create(PopulationImage population, ulong seed, RunOptions options) =>
        new DeviceSteppedPopulation(Open(options), options.CacheFolder, population, seed);

    // Programs that were compiled stay with the device until the process ends.
    OpenClRuntime Open(RunOptions options)
    {
        var device = DeviceList.Choose(Devices, options.Device, Name);
        lock (_opened)
        {
            if (!_opened.TryGetValue(device.Number, out var runtime))
            {
                _opened[device.Number] = runtime = new(_found.Value.Platforms!, device, wideItems: device.Kind == DeviceKind.Processor);
            }

            return runtime;
        }
    }
}
