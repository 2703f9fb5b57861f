namespace NeuroChip.Emulator.Backends.Accelerators;

/// <summary>Owns what a run allocates on a device, whether the run succeeds or not.</summary>
sealed class DeviceMemory(IDeviceRuntime runtime) : IDisposable
{
    readonly List<nint> _handles = [];

    /// <param name="length">Elements; an empty array takes the room of one.</param>
    public unsafe DeviceBuffer<T> Allocate<T>(long length) where T : unmanaged
    {
        var handle = runtime.Allocate(Math.Max(length, 1) * sizeof(T));
        _handles.Add(handle);
        return new(runtime, handle, length);
    }

    /// <summary>A copy of an array.</summary>
    public DeviceBuffer<T> Upload<T>(ReadOnlySpan<T> content) where T : unmanaged
    {
        var buffer = Allocate<T>(content.Length);
        buffer.Write(content);
        return buffer;
    }

    public void Free<T>(DeviceBuffer<T> buffer) where T : unmanaged
    {
        _handles.Remove(buffer.Handle);
        runtime.Free(buffer.Handle);
    }

    public void Dispose()
    {
        foreach (var handle in _handles)
        {
            runtime.Free(handle);
        }

        _handles.Clear();
    }
}
