using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NeuroChip.Emulator.Backends.Cpu;

namespace NeuroChip.Emulator.Planning;

/// <summary>
/// An array that starts at a multiple of 64 bytes and has room for a whole 512-bit register after its last element. The array is pinned,
/// so the alignment lasts.
/// </summary>
public sealed class AlignedArray<T> where T : unmanaged
{
    const int Alignment = 64;

    readonly T[] _storage;
    readonly int _offset;

    public unsafe AlignedArray(long length)
    {
        Length = checked((int)length);
        _storage = GC.AllocateUninitializedArray<T>(checked(Length + 2 * Alignment / sizeof(T)), pinned: true);
        var address = (nuint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_storage));
        HugePages.Ask((void*)address, (nuint)_storage.Length * (nuint)sizeof(T));
        Array.Clear(_storage);
        _offset = (int)((Alignment - address % Alignment) % Alignment) / sizeof(T);
    }

    public int Length { get; }

    /// <summary>First element, for loops that have proven their bounds.</summary>
    public ref T First => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_storage), _offset);

    public Span<T> Span => _storage.AsSpan(_offset, Length);

    public ref T this[int index] => ref Span[index];

    /// <summary>An element, or one of the register after the last; for loops that have proven their bounds.</summary>
    public ref T At(int index) => ref Unsafe.Add(ref First, index);
}
