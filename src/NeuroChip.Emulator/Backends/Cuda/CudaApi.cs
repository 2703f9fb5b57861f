using NeuroChip.Emulator.Backends.Accelerators;

namespace NeuroChip.Emulator.Backends.Cuda;

/// <summary>The functions of the CUDA driver that we call. Names and numbers are those of the driver API.</summary>
sealed unsafe class CudaApi
{
    public const int Success = 0, OutOfMemory = 2;

    public const int MultiprocessorCount = 16, ComputeCapabilityMajor = 75, ComputeCapabilityMinor = 76;

    static readonly string[] Names = OperatingSystem.IsWindows() ? ["nvcuda.dll"] : ["libcuda.so.1", "libcuda.so"];

    CudaApi(NativeLibraryFile library)
    {
        Init = (delegate* unmanaged<uint, int>)library["cuInit"];
        DriverGetVersion = (delegate* unmanaged<int*, int>)library["cuDriverGetVersion"];
        DeviceGetCount = (delegate* unmanaged<int*, int>)library["cuDeviceGetCount"];
        DeviceGet = (delegate* unmanaged<int*, int, int>)library["cuDeviceGet"];
        DeviceGetName = (delegate* unmanaged<byte*, int, int, int>)library["cuDeviceGetName"];
        DeviceGetAttribute = (delegate* unmanaged<int*, int, int, int>)library["cuDeviceGetAttribute"];
        DeviceTotalMemory = (delegate* unmanaged<nuint*, int, int>)library["cuDeviceTotalMem_v2"];
        PrimaryContextRetain = (delegate* unmanaged<nint*, int, int>)library["cuDevicePrimaryCtxRetain"];
        ContextSetCurrent = (delegate* unmanaged<nint, int>)library["cuCtxSetCurrent"];
        ContextSynchronize = (delegate* unmanaged<int>)library["cuCtxSynchronize"];
        MemoryAllocate = (delegate* unmanaged<nint*, nuint, int>)library["cuMemAlloc_v2"];
        MemoryFree = (delegate* unmanaged<nint, int>)library["cuMemFree_v2"];
        CopyToDevice = (delegate* unmanaged<nint, void*, nuint, int>)library["cuMemcpyHtoD_v2"];
        CopyToHost = (delegate* unmanaged<void*, nint, nuint, int>)library["cuMemcpyDtoH_v2"];
        SetWords = (delegate* unmanaged<nint, uint, nuint, int>)library["cuMemsetD32_v2"];
        ModuleLoadData = (delegate* unmanaged<nint*, void*, int>)library["cuModuleLoadData"];
        ModuleGetFunction = (delegate* unmanaged<nint*, nint, byte*, int>)library["cuModuleGetFunction"];
        LaunchKernel = (delegate* unmanaged<nint, uint, uint, uint, uint, uint, uint, uint, nint, void**, void**, int>)library["cuLaunchKernel"];
    }

    public readonly delegate* unmanaged<uint, int> Init;
    public readonly delegate* unmanaged<int*, int> DriverGetVersion, DeviceGetCount;
    public readonly delegate* unmanaged<int*, int, int> DeviceGet;
    public readonly delegate* unmanaged<byte*, int, int, int> DeviceGetName;
    public readonly delegate* unmanaged<int*, int, int, int> DeviceGetAttribute;
    public readonly delegate* unmanaged<nuint*, int, int> DeviceTotalMemory;
    public readonly delegate* unmanaged<nint*, int, int> PrimaryContextRetain;
    public readonly delegate* unmanaged<nint, int> ContextSetCurrent;
    public readonly delegate* unmanaged<int> ContextSynchronize;
    public readonly delegate* unmanaged<nint*, nuint, int> MemoryAllocate;
    public readonly delegate* unmanaged<nint, int> MemoryFree;
    public readonly delegate* unmanaged<nint, void*, nuint, int> CopyToDevice;
    public readonly delegate* unmanaged<void*, nint, nuint, int> CopyToHost;
    public readonly delegate* unmanaged<nint, uint, nuint, int> SetWords;
    public readonly delegate* unmanaged<nint*, void*, int> ModuleLoadData;
    public readonly delegate* unmanaged<nint*, nint, byte*, int> ModuleGetFunction;
    public readonly delegate* unmanaged<nint, uint, uint, uint, uint, uint, uint, uint, nint, void**, void**, int> LaunchKernel;

    /// <summary>Loads the driver, or says why not.</summary>
    public static CudaApi? Load(out string? absence)
    {
        if (!NativeLibraryFile.TryOpen(Names, out var library))
        {
            absence = $"there is no NVIDIA driver ({string.Join(" or ", Names)})";
            return null;
        }

        try
        {
            var api = new CudaApi(library);
            var error = api.Init(0);
            absence = error == Success ? null : $"the NVIDIA driver does not start (CUDA error {error})";
            return absence is null ? api : null;
        }
        catch (EntryPointNotFoundException problem)
        {
            absence = $"{library.Name} is too old: {problem.Message}";
            return null;
        }
    }
}
