using System.Text;
using NeuroChip.Emulator.Backends.Accelerators;

namespace NeuroChip.Emulator.Backends.OpenCl;

/// <summary>The devices of all platforms, in the loader's order.</summary>
sealed unsafe class OpenClPlatforms
{
    readonly List<nint> _handles = [];
    readonly List<DeviceInfo> _devices = [];

    OpenClPlatforms(OpenClApi api) => Api = api;

    public OpenClApi Api { get; }

    public IReadOnlyList<DeviceInfo> Devices => _devices;

    public nint HandleOf(DeviceInfo device) => _handles[device.Number];

    /// <summary>Null with a reason where there is no device.</summary>
    public static OpenClPlatforms? Find(out string? absence)
    {
        if (OpenClApi.Load(out absence) is not { } api)
        {
            return null;
        }

        var found = new OpenClPlatforms(api);
        uint platforms = 0;
        var error = api.GetPlatformIds(0, null, &platforms);
        if (error is not (OpenClApi.Success or OpenClApi.PlatformNotFound) || platforms == 0)
        {
            absence = "the OpenCL loader is here, but no driver is registered with it; install one, or PoCL (pocl-opencl-icd) for the processor";
            return null;
        }

        var handles = new nint[platforms];
        fixed (nint* first = handles)
        {
            api.GetPlatformIds(platforms, first, null);
        }

        foreach (var platform in handles)
        {
            found.AddDevices(platform);
        }

        absence = found._devices.Count > 0 ? null
            : $"no device of the {platforms} OpenCL platform{(platforms == 1 ? "" : "s")} is available with a compiler";
        return absence is null ? found : null;
    }

    void AddDevices(nint platform)
    {
        uint count = 0;
        if (Api.GetDeviceIds(platform, OpenClApi.DeviceTypeAll, 0, null, &count) != OpenClApi.Success || count == 0)
        {
            return;
        }

        var handles = new nint[count];
        fixed (nint* first = handles)
        {
            Api.GetDeviceIds(platform, OpenClApi.DeviceTypeAll, count, first, null);
        }

        var name = Text(Api.GetPlatformInfo, platform, OpenClApi.PlatformName);
        foreach (var device in handles)
        {
            if (Number(device, OpenClApi.DeviceAvailable) != 0 && Number(device, OpenClApi.CompilerAvailable) != 0)
            {
                _handles.Add(device);
                _devices.Add(Describe(device, name));
            }
        }
    }

    DeviceInfo Describe(nint device, string platform) => new()
    {
        Number = _devices.Count,
        Name = DeviceText(device, OpenClApi.DeviceName),
        Platform = platform,
        Driver = DeviceText(device, OpenClApi.DriverVersion),
        Kind = (ulong)Number(device, OpenClApi.DeviceType) switch
        {
            var type when (type & OpenClApi.DeviceTypeGpu) != 0 => DeviceKind.Gpu,
            var type when (type & OpenClApi.DeviceTypeCpu) != 0 => DeviceKind.Processor,
            _ => DeviceKind.Other,
        },
        MemoryBytes = Number(device, OpenClApi.GlobalMemoryBytes),
        LargestBufferBytes = Number(device, OpenClApi.MaxAllocationBytes),
        Units = (int)Number(device, OpenClApi.MaxComputeUnits),
    };

    // Numbers have 4 or 8 bytes; what is not written stays 0.
    long Number(nint device, uint what)
    {
        long value = 0;
        Api.GetDeviceInfo(device, what, sizeof(long), &value, null);
        return value;
    }

    string DeviceText(nint device, uint what) => Text(Api.GetDeviceInfo, device, what);

    // Platforms and devices are asked alike: for the length, then for the text, which ends in a zero.
    static string Text(delegate* unmanaged<nint, uint, nuint, void*, nuint*, int> ask, nint subject, uint what)
    {
        nuint size = 0;
        ask(subject, what, 0, null, &size);
        var text = new byte[size];
        fixed (byte* first = text)
        {
            ask(subject, what, size, first, null);
        }

        return Encoding.UTF8.GetString(text).TrimEnd('\0').Trim();
    }
}
