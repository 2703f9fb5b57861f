using NeuroChip.Emulator.Backends.Accelerators;

namespace NeuroChip.Emulator.Backends.OpenCl;

/// <summary>The functions of OpenCL 1.2 that we call, as the system's loader (ICD loader) offers them. Names and numbers are those of the standard.</summary>
sealed unsafe class OpenClApi
{
    public const int Success = 0, DeviceNotFound = -1, BuildFailure = -11, PlatformNotFound = -1001;
    public const int AllocationFailure = -4, OutOfResources = -5, OutOfHostMemory = -6;

    public const ulong DeviceTypeAll = 0xFFFFFFFF, DeviceTypeCpu = 1 << 1, DeviceTypeGpu = 1 << 2;
    public const ulong MemoryReadWrite = 1;

    public const uint PlatformName = 0x0902;
    public const uint DeviceType = 0x1000, MaxComputeUnits = 0x1002, MaxAllocationBytes = 0x1010, GlobalMemoryBytes = 0x101F, DeviceAvailable = 0x1027;
    public const uint CompilerAvailable = 0x1028, DeviceName = 0x102B, DriverVersion = 0x102D;
    public const uint ProgramBinarySizes = 0x1165, ProgramBinaries = 0x1166, ProgramBuildLog = 0x1183;

    static readonly string[] Names = OperatingSystem.IsWindows() ? ["OpenCL.dll"]
        : OperatingSystem.IsMacOS() ? ["/System/Library/Frameworks/OpenCL.framework/OpenCL"]
        : ["libOpenCL.so.1", "libOpenCL.so"];

    OpenClApi(NativeLibraryFile library)
    {
        GetPlatformIds = (delegate* unmanaged<uint, nint*, uint*, int>)library["clGetPlatformIDs"];
        GetPlatformInfo = (delegate* unmanaged<nint, uint, nuint, void*, nuint*, int>)library["clGetPlatformInfo"];
        GetDeviceIds = (delegate* unmanaged<nint, ulong, uint, nint*, uint*, int>)library["clGetDeviceIDs"];
        GetDeviceInfo = (delegate* unmanaged<nint, uint, nuint, void*, nuint*, int>)library["clGetDeviceInfo"];
        CreateContext = (delegate* unmanaged<nint*, uint, nint*, nint, nint, int*, nint>)library["clCreateContext"];
        CreateCommandQueue = (delegate* unmanaged<nint, nint, ulong, int*, nint>)library["clCreateCommandQueue"];
        CreateBuffer = (delegate* unmanaged<nint, ulong, nuint, void*, int*, nint>)library["clCreateBuffer"];
        ReleaseMemObject = (delegate* unmanaged<nint, int>)library["clReleaseMemObject"];
        EnqueueWriteBuffer = (delegate* unmanaged<nint, nint, uint, nuint, nuint, void*, uint, nint*, nint*, int>)library["clEnqueueWriteBuffer"];
        EnqueueReadBuffer = (delegate* unmanaged<nint, nint, uint, nuint, nuint, void*, uint, nint*, nint*, int>)library["clEnqueueReadBuffer"];
        EnqueueFillBuffer = (delegate* unmanaged<nint, nint, void*, nuint, nuint, nuint, uint, nint*, nint*, int>)library["clEnqueueFillBuffer"];
        CreateProgramWithSource = (delegate* unmanaged<nint, uint, byte**, nuint*, int*, nint>)library["clCreateProgramWithSource"];
        CreateProgramWithBinary = (delegate* unmanaged<nint, uint, nint*, nuint*, byte**, int*, int*, nint>)library["clCreateProgramWithBinary"];
        BuildProgram = (delegate* unmanaged<nint, uint, nint*, byte*, nint, nint, int>)library["clBuildProgram"];
        GetProgramBuildInfo = (delegate* unmanaged<nint, nint, uint, nuint, void*, nuint*, int>)library["clGetProgramBuildInfo"];
        GetProgramInfo = (delegate* unmanaged<nint, uint, nuint, void*, nuint*, int>)library["clGetProgramInfo"];
        ReleaseProgram = (delegate* unmanaged<nint, int>)library["clReleaseProgram"];
        CreateKernel = (delegate* unmanaged<nint, byte*, int*, nint>)library["clCreateKernel"];
        SetKernelArgument = (delegate* unmanaged<nint, uint, nuint, void*, int>)library["clSetKernelArg"];
        EnqueueKernel = (delegate* unmanaged<nint, nint, uint, nuint*, nuint*, nuint*, uint, nint*, nint*, int>)library["clEnqueueNDRangeKernel"];
        Finish = (delegate* unmanaged<nint, int>)library["clFinish"];
    }

    public readonly delegate* unmanaged<uint, nint*, uint*, int> GetPlatformIds;
    public readonly delegate* unmanaged<nint, uint, nuint, void*, nuint*, int> GetPlatformInfo;
    public readonly delegate* unmanaged<nint, ulong, uint, nint*, uint*, int> GetDeviceIds;
    public readonly delegate* unmanaged<nint, uint, nuint, void*, nuint*, int> GetDeviceInfo;
    public readonly delegate* unmanaged<nint*, uint, nint*, nint, nint, int*, nint> CreateContext;
    public readonly delegate* unmanaged<nint, nint, ulong, int*, nint> CreateCommandQueue;
    public readonly delegate* unmanaged<nint, ulong, nuint, void*, int*, nint> CreateBuffer;
    public readonly delegate* unmanaged<nint, int> ReleaseMemObject;
    public readonly delegate* unmanaged<nint, nint, uint, nuint, nuint, void*, uint, nint*, nint*, int> EnqueueWriteBuffer, EnqueueReadBuffer;
    public readonly delegate* unmanaged<nint, nint, void*, nuint, nuint, nuint, uint, nint*, nint*, int> EnqueueFillBuffer;
    public readonly delegate* unmanaged<nint, uint, byte**, nuint*, int*, nint> CreateProgramWithSource;
    public readonly delegate* unmanaged<nint, uint, nint*, nuint*, byte**, int*, int*, nint> CreateProgramWithBinary;
    public readonly delegate* unmanaged<nint, uint, nint*, byte*, nint, nint, int> BuildProgram;
    public readonly delegate* unmanaged<nint, nint, uint, nuint, void*, nuint*, int> GetProgramBuildInfo;
    public readonly delegate* unmanaged<nint, uint, nuint, void*, nuint*, int> GetProgramInfo;
    public readonly delegate* unmanaged<nint, int> ReleaseProgram;
    public readonly delegate* unmanaged<nint, byte*, int*, nint> CreateKernel;
    public readonly delegate* unmanaged<nint, uint, nuint, void*, int> SetKernelArgument;
    public readonly delegate* unmanaged<nint, nint, uint, nuint*, nuint*, nuint*, uint, nint*, nint*, int> EnqueueKernel;
    public readonly delegate* unmanaged<nint, int> Finish;

    /// <summary>Loads the system's loader, or says why not.</summary>
    public static OpenClApi? Load(out string? absence)
    {
        if (!NativeLibraryFile.TryOpen(Names, out var library))
        {
            absence = $"there is no OpenCL loader ({string.Join(" or ", Names)}); install a driver, or PoCL (pocl-opencl-icd) for the processor";
            return null;
        }

        try
        {
            absence = null;
            return new(library);
        }
        catch (EntryPointNotFoundException problem)
        {
            absence = $"{library.Name} is older than OpenCL 1.2: {problem.Message}";
            return null;
        }
    }
}
