using System.Runtime.InteropServices;

namespace NeuroChip.Emulator.Backends.Accelerators;

/// <summary>An array on a device; <see cref="DeviceMemory"/> owns it.</summary>
sealed class DeviceBuffer<T>(IDeviceRuntime runtime, nint handle, long length) where T : unmanaged
{
    /// <summary>Elements.</summary>
    public long Length => length;

    public nint Handle => handle;

    public static implicit operator KernelArgument(DeviceBuffer<T> buffer) => new(buffer.Handle, 0, true);

    public unsafe void Write(ReadOnlySpan<T> source, long at = 0)
    {
        if (!source.IsEmpty)
        {
            runtime.Write(handle, at * sizeof(T), MemoryMarshal.AsBytes(source));
        }
    }

    public unsafe void Read(Span<T> target, long at = 0)
    {
        if (!target.IsEmpty)
        {
            runtime.Read(handle, at * sizeof(T), MemoryMarshal.AsBytes(target));
        }
    }

    /// <summary>Zeros.</summary>
    public void Clear() => Clear(0, length);

    public unsafe void Clear(long at, long count)
    {
        if (count > 0)
        {
            runtime.Clear(handle, at * sizeof(T), count * sizeof(T));
        }
    }
}
