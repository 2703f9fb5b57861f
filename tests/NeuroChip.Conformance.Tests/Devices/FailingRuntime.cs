using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Emulator.Backends.Accelerators;

namespace NeuroChip.Conformance.Tests.Devices;

/// <summary>A device that stops answering after so many launches, or has less memory than it is said to have.</summary>
sealed class FailingRuntime(IDeviceRuntime inner, int launches = int.MaxValue, DeviceInfo? device = null) : IDeviceRuntime
{
    /// <summary>Launches so far.</summary>
    public int Launches { get; private set; }

    /// <summary>Allocations that were not freed.</summary>
    public int Held { get; private set; }

    public DeviceInfo Device => device ?? inner.Device;

    public Lock Turn => inner.Turn;

    public KernelDialect Dialect => inner.Dialect;

    public bool WideItems => inner.WideItems;

    public nint Allocate(long bytes)
    {
        Held++;
        return inner.Allocate(bytes);
    }

    public void Free(nint buffer)
    {
        Held--;
        inner.Free(buffer);
    }

    public void Write(nint buffer, long offset, ReadOnlySpan<byte> source) => inner.Write(buffer, offset, source);

    public void Read(nint buffer, long offset, Span<byte> target) => inner.Read(buffer, offset, target);

    public void Clear(nint buffer, long offset, long bytes) => inner.Clear(buffer, offset, bytes);

    public nint Build(string text, string? cacheFolder) => inner.Build(text, cacheFolder);

    public nint Kernel(nint program, string name) => inner.Kernel(program, name);

    public void Launch(nint kernel, LaunchSize size, ReadOnlySpan<KernelArgument> arguments)
    {
        if (++Launches > launches)
        {
            throw new InputErrorException(AcceleratorCodes.DeviceLost.With("Device 'test' did not launch a kernel."));
        }

        inner.Launch(kernel, size, arguments);
    }

    public void Finish() => inner.Finish();
}
