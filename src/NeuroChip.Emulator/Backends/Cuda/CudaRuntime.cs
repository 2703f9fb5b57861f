using System.Text;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Emulator.Backends.Accelerators;

namespace NeuroChip.Emulator.Backends.Cuda;

/// <summary>A GPU opened through the CUDA driver: its primary context and the default stream, which is in order. Open until the process ends.</summary>
sealed unsafe class CudaRuntime : IDeviceRuntime
{
    const uint SharedBytes = 0;
    const nint DefaultStream = 0;

    readonly CudaDevices _devices;
    readonly CudaApi _api;
    readonly nint _context;
    readonly Dictionary<string, nint> _programs = new(StringComparer.Ordinal);
    readonly Dictionary<(nint Program, string Name), nint> _kernels = [];

    public CudaRuntime(CudaDevices devices, DeviceInfo device)
    {
        (_devices, _api, Device) = (devices, devices.Api, device);
        int handle;
        nint context;
        Check(_api.DeviceGet(&handle, device.Number), "open");
        Check(_api.PrimaryContextRetain(&context, handle), "open a context");
        _context = context;
    }

    public DeviceInfo Device { get; }

    public Lock Turn { get; } = new();

    public KernelDialect Dialect => KernelDialect.Cuda;

    public bool WideItems => false;

    public nint Allocate(long bytes)
    {
        MakeCurrent();
        nint buffer;
        var error = _api.MemoryAllocate(&buffer, (nuint)bytes);
        return error == CudaApi.Success ? buffer : throw new InputErrorException(AcceleratorCodes.OutOfMemory.With(
            $"Device '{Device.Name}' has no room for another {bytes} bytes (CUDA error {error})."));
    }

    public void Free(nint buffer)
    {
        MakeCurrent();
        _api.MemoryFree(buffer);
    }

    public void Write(nint buffer, long offset, ReadOnlySpan<byte> source)
    {
        MakeCurrent();
        fixed (byte* first = source)
        {
            Check(_api.CopyToDevice(buffer + (nint)offset, first, (nuint)source.Length), "write memory");
        }
    }

    public void Read(nint buffer, long offset, Span<byte> target)
    {
        MakeCurrent();
        fixed (byte* first = target)
        {
            Check(_api.CopyToHost(first, buffer + (nint)offset, (nuint)target.Length), "read memory");
        }
    }

    public void Clear(nint buffer, long offset, long bytes)
    {
        MakeCurrent();
        Check(_api.SetWords(buffer + (nint)offset, 0, (nuint)(bytes / sizeof(int))), "clear memory");
    }

    public nint Build(string text, string? cacheFolder)
    {
        if (!_programs.TryGetValue(text, out var program))
        {
            _programs[text] = program = Load(ProgramCache.Find(cacheFolder, Device, text)) ?? FromSource(text, cacheFolder);
        }

        return program;
    }

    public nint Kernel(nint program, string name)
    {
        if (!_kernels.TryGetValue((program, name), out var kernel))
        {
            MakeCurrent();
            fixed (byte* zeroTerminated = Encoding.UTF8.GetBytes(name + '\0'))
            {
                Check(_api.ModuleGetFunction(&kernel, program, zeroTerminated), $"find kernel {name}");
            }

            _kernels[(program, name)] = kernel;
        }

        return kernel;
    }

    public void Launch(nint kernel, LaunchSize size, ReadOnlySpan<KernelArgument> arguments)
    {
        MakeCurrent();
        var values = stackalloc long[arguments.Length];
        var places = stackalloc void*[arguments.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            // Little-endian: the first four bytes are those of the integer.
            values[i] = arguments[i].IsBuffer ? arguments[i].Buffer : arguments[i].Value;
            places[i] = values + i;
        }

        Check(
            _api.LaunchKernel(
                kernel, (uint)size.GroupsX, (uint)size.GroupsY, 1, (uint)size.GroupX, (uint)size.GroupY, 1, SharedBytes, DefaultStream, places, null),
            "launch a kernel");
    }

    public void Finish()
    {
        MakeCurrent();
        Check(_api.ContextSynchronize(), "finish");
    }

    nint FromSource(string text, string? cacheFolder)
    {
        var ptx = _devices.Compiler.Compile(text, _devices.CapabilityOf(Device), out var log);
        if (ptx.Length == 0)
        {
            throw new InputErrorException(AcceleratorCodes.BuildFailed.With($"Device '{Device.Name}' refuses the program: {BuildLog.Shorten(log)}"));
        }

        var program = Load(ptx) ?? throw new InputErrorException(AcceleratorCodes.BuildFailed.With(
            $"The driver of '{Device.Name}' does not load what compiler {_devices.Compiler.Version} makes; one of them is too old for the other."));
        ProgramCache.Keep(cacheFolder, Device, text, ptx);
        return program;
    }

    /// <summary>Null where there is nothing to load, or the driver refuses it.</summary>
    nint? Load(byte[]? ptx)
    {
        if (ptx is not { Length: > 0 })
        {
            return null;
        }

        MakeCurrent();
        nint program;
        fixed (byte* first = ptx)
        {
            return _api.ModuleLoadData(&program, first) == CudaApi.Success ? program : null;
        }
    }

    // Contexts belong to threads, and any thread may hold the turn.
    void MakeCurrent() => Check(_api.ContextSetCurrent(_context), "take turns");

    void Check(int error, string action)
    {
        if (error == CudaApi.Success)
        {
            return;
        }

        throw new InputErrorException(error == CudaApi.OutOfMemory
            ? AcceleratorCodes.OutOfMemory.With($"Device '{Device.Name}' has no memory left to {action} (CUDA error {error}).")
            : AcceleratorCodes.DeviceLost.With($"Device '{Device.Name}' did not {action} (CUDA error {error})."));
    }
}
