using System.Text;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Emulator.Backends.Accelerators;

namespace NeuroChip.Emulator.Backends.OpenCl;

/// <summary>A device opened through OpenCL: one context, one queue in order. Open until the process ends.</summary>
sealed unsafe class OpenClRuntime : IDeviceRuntime
{
    const uint Blocking = 1;

    readonly OpenClApi _api;
    readonly nint _device, _context, _queue;
    readonly Dictionary<string, nint> _programs = new(StringComparer.Ordinal);
    readonly Dictionary<(nint Program, string Name), nint> _kernels = [];

    /// <param name="wideItems">Whether work items fill the vector registers of a processor.</param>
    public OpenClRuntime(OpenClPlatforms platforms, DeviceInfo device, bool wideItems)
    {
        (_api, Device, WideItems) = (platforms.Api, device, wideItems);
        var handle = _device = platforms.HandleOf(device);
        int error;
        _context = _api.CreateContext(null, 1, &handle, 0, 0, &error);
        Check(error, "open a context");
        _queue = _api.CreateCommandQueue(_context, _device, 0, &error);
        Check(error, "open a queue");
    }

    public DeviceInfo Device { get; }

    public Lock Turn { get; } = new();

    public KernelDialect Dialect => KernelDialect.OpenCl;

    public bool WideItems { get; }

    public nint Allocate(long bytes)
    {
        int error;
        var buffer = _api.CreateBuffer(_context, OpenClApi.MemoryReadWrite, (nuint)bytes, null, &error);
        return error == OpenClApi.Success ? buffer : throw new InputErrorException(AcceleratorCodes.OutOfMemory.With(
            $"Device '{Device.Name}' has no room for another {bytes} bytes (OpenCL error {error})."));
    }

    public void Free(nint buffer) => _api.ReleaseMemObject(buffer);

    public void Write(nint buffer, long offset, ReadOnlySpan<byte> source)
    {
        fixed (byte* first = source)
        {
            Check(_api.EnqueueWriteBuffer(_queue, buffer, Blocking, (nuint)offset, (nuint)source.Length, first, 0, null, null), "write memory");
        }
    }

    public void Read(nint buffer, long offset, Span<byte> target)
    {
        fixed (byte* first = target)
        {
            Check(_api.EnqueueReadBuffer(_queue, buffer, Blocking, (nuint)offset, (nuint)target.Length, first, 0, null, null), "read memory");
        }
    }

    public void Clear(nint buffer, long offset, long bytes)
    {
        var zero = 0;
        Check(_api.EnqueueFillBuffer(_queue, buffer, &zero, sizeof(int), (nuint)offset, (nuint)bytes, 0, null, null), "clear memory");
    }

    public nint Build(string text, string? cacheFolder)
    {
        if (!_programs.TryGetValue(text, out var program))
        {
            _programs[text] = program = FromCache(text, cacheFolder) ?? FromSource(text, cacheFolder);
        }

        return program;
    }

    public nint Kernel(nint program, string name)
    {
        if (!_kernels.TryGetValue((program, name), out var kernel))
        {
            int error;
            fixed (byte* zeroTerminated = Encoding.UTF8.GetBytes(name + '\0'))
            {
                kernel = _api.CreateKernel(program, zeroTerminated, &error);
            }

            Check(error, $"find kernel {name}");
            _kernels[(program, name)] = kernel;
        }

        return kernel;
    }

    public void Launch(nint kernel, LaunchSize size, ReadOnlySpan<KernelArgument> arguments)
    {
        for (var i = 0; i < arguments.Length; i++)
        {
            var (buffer, value, isBuffer) = arguments[i];
            Check(isBuffer
                ? _api.SetKernelArgument(kernel, (uint)i, (nuint)sizeof(nint), &buffer)
                : _api.SetKernelArgument(kernel, (uint)i, sizeof(int), &value), "set an argument");
        }

        var items = stackalloc nuint[2] { (nuint)size.GroupsX * (nuint)size.GroupX, (nuint)size.GroupsY * (nuint)size.GroupY };
        var group = stackalloc nuint[2] { (nuint)size.GroupX, (nuint)size.GroupY };
        Check(_api.EnqueueKernel(_queue, kernel, 2, null, items, group, 0, null, null), "launch a kernel");
    }

    public void Finish() => Check(_api.Finish(_queue), "finish");

    nint? FromCache(string text, string? cacheFolder)
    {
        if (ProgramCache.Find(cacheFolder, Device, text) is not { Length: > 0 } binary)
        {
            return null;
        }

        fixed (byte* first = binary)
        {
            var device = _device;
            var size = (nuint)binary.Length;
            var code = first;
            int status, error;
            var program = _api.CreateProgramWithBinary(_context, 1, &device, &size, &code, &status, &error);
            // A driver may refuse what it wrote itself; the text is still there.
            return error == OpenClApi.Success && status == OpenClApi.Success && Build(program) == OpenClApi.Success ? program : null;
        }
    }

    nint FromSource(string text, string? cacheFolder)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        fixed (byte* first = bytes)
        {
            var source = first;
            var length = (nuint)bytes.Length;
            int error;
            var program = _api.CreateProgramWithSource(_context, 1, &source, &length, &error);
            Check(error, "read a program");
            var outcome = Build(program);
            if (outcome != OpenClApi.Success)
            {
                throw new InputErrorException(AcceleratorCodes.BuildFailed.With(
                    $"Device '{Device.Name}' refuses the program (OpenCL error {outcome}): {BuildLog.Shorten(Log(program))}"));
            }

            ProgramCache.Keep(cacheFolder, Device, text, BinaryOf(program));
            return program;
        }
    }

    int Build(nint program)
    {
        var device = _device;
        return _api.BuildProgram(program, 1, &device, null, 0, 0);
    }

    string Log(nint program)
    {
        nuint size = 0;
        _api.GetProgramBuildInfo(program, _device, OpenClApi.ProgramBuildLog, 0, null, &size);
        var log = new byte[size];
        fixed (byte* first = log)
        {
            _api.GetProgramBuildInfo(program, _device, OpenClApi.ProgramBuildLog, size, first, null);
        }

        return Encoding.UTF8.GetString(log).TrimEnd('\0');
    }

    byte[] BinaryOf(nint program)
    {
        nuint size = 0;
        if (_api.GetProgramInfo(program, OpenClApi.ProgramBinarySizes, (nuint)sizeof(nuint), &size, null) != OpenClApi.Success)
        {
            return [];
        }

        var binary = new byte[size];
        fixed (byte* first = binary)
        {
            var start = first;
            return _api.GetProgramInfo(program, OpenClApi.ProgramBinaries, (nuint)sizeof(nint), &start, null) == OpenClApi.Success ? binary : [];
        }
    }

    void Check(int error, string action)
    {
        if (error == OpenClApi.Success)
        {
            return;
        }

        throw new InputErrorException(error is OpenClApi.AllocationFailure or OpenClApi.OutOfHostMemory
            ? AcceleratorCodes.OutOfMemory.With($"Device '{Device.Name}' has no memory left to {action} (OpenCL error {error}).")
            : AcceleratorCodes.DeviceLost.With($"Device '{Device.Name}' did not {action} (OpenCL error {error})."));
    }
}
