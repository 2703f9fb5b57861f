namespace NeuroChip.Emulator.Backends.Accelerators;

/// <summary>
/// An opened device, as thin as its drivers allow: buffers, programs, launches. Everything that is launched runs in order, so that only reads wait.
/// Handles are those of the driver. One thread uses it at a time.
/// </summary>
interface IDeviceRuntime
{
    DeviceInfo Device { get; }

    /// <summary>Held during a run.</summary>
    Lock Turn { get; }

    KernelDialect Dialect { get; }

    /// <summary>True: a work item fills the vector registers of a processor; false: a work item is a thread beside others.</summary>
    bool WideItems { get; }

    /// <exception cref="Core.Diagnostics.InputErrorException">NC6403: the device has no such room.</exception>
    nint Allocate(long bytes);

    void Free(nint buffer);

    void Write(nint buffer, long offset, ReadOnlySpan<byte> source);

    /// <summary>Waits for everything that was launched.</summary>
    void Read(nint buffer, long offset, Span<byte> target);

    /// <summary>Zeros; offset and size are multiples of 4.</summary>
    void Clear(nint buffer, long offset, long bytes);

    /// <summary>Compiles, or takes from the cache.</summary>
    /// <exception cref="Core.Diagnostics.InputErrorException">NC6401: the device's compiler refuses the text.</exception>
    /// <param name="cacheFolder">Where compiled programs are kept between runs; null: nowhere.</param>
    nint Build(string text, string? cacheFolder);

    nint Kernel(nint program, string name);

    void Launch(nint kernel, LaunchSize size, ReadOnlySpan<KernelArgument> arguments);

    /// <summary>Waits for everything that was launched.</summary>
    void Finish();
}
