using System.Text;
using NeuroChip.Emulator.Backends.Accelerators;

namespace NeuroChip.Emulator.Backends.Cuda;

/// <summary>The GPUs that the driver offers.</summary>
sealed unsafe class CudaDevices
{
    CudaDevices(CudaApi api, CudaCompiler compiler, int count)
    {
        (Api, Compiler) = (api, compiler);
        Devices = [.. Enumerable.Range(0, count).Select(Describe)];
    }

    public CudaApi Api { get; }

    public CudaCompiler Compiler { get; }

    public IReadOnlyList<DeviceInfo> Devices { get; }

    /// <summary>Null with a reason where there is no device.</summary>
    public static CudaDevices? Find(out string? absence)
    {
        if (CudaApi.Load(out absence) is not { } api)
        {
            return null;
        }

        var count = 0;
        if (api.DeviceGetCount(&count) != CudaApi.Success || count == 0)
        {
            absence = "the NVIDIA driver is here, but it has no device";
            return null;
        }

        return CudaCompiler.Load(out absence) is { } compiler ? new(api, compiler, count) : null;
    }

    /// <summary>Compute capability: 10 · major + minor.</summary>
    public int CapabilityOf(DeviceInfo device) =>
        (10 * Attribute(device.Number, CudaApi.ComputeCapabilityMajor)) + Attribute(device.Number, CudaApi.ComputeCapabilityMinor);

    DeviceInfo Describe(int number)
    {
        const int longest = 256;
        var name = stackalloc byte[longest];
        nuint memory = 0;
        var version = 0;
        Api.DeviceGetName(name, longest, number);
        Api.DeviceTotalMemory(&memory, number);
        Api.DriverGetVersion(&version);
        return new()
        {
            Number = number,
            Name = Encoding.UTF8.GetString(name, longest).Split('\0')[0],
            Platform = "NVIDIA CUDA",
            Driver = $"{version / 1000}.{version % 1000 / 10}, compiler {Compiler.Version}",
            Kind = DeviceKind.Gpu,
            MemoryBytes = (long)memory,
            LargestBufferBytes = (long)memory,
            Units = Attribute(number, CudaApi.MultiprocessorCount),
        };
    }

    int Attribute(int device, int attribute)
    {
        var value = 0;
        Api.DeviceGetAttribute(&value, attribute, device);
        return value;
    }
}
