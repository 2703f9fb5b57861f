using System.Runtime.InteropServices;

namespace NeuroChip.Emulator.Backends.Cpu;

/// <summary>
/// Asks the system to back large arrays by pages of 2 MB. Rows of synapses are read in no order: with pages of 4 KB, most would wait for the
/// address of their page before they wait for their data. A hint: where the system does not know it, nothing changes.
/// </summary>
static unsafe class HugePages
{
    /// <summary>MADV_HUGEPAGE of Linux.</summary>
    const int Advice = 14;

    const nuint SmallPage = 4096, Worthwhile = 4 << 20;

    static readonly delegate* unmanaged<void*, nuint, int, int> Advise = Find();

    /// <summary>To be called before the memory is touched.</summary>
    public static void Ask(void* first, nuint bytes)
    {
        if (bytes < Worthwhile || Advise == null)
        {
            return;
        }

        var start = ((nuint)first + SmallPage - 1) / SmallPage * SmallPage;
        var end = ((nuint)first + bytes) / SmallPage * SmallPage;
        _ = Advise((void*)start, end - start, Advice);
    }

    static delegate* unmanaged<void*, nuint, int, int> Find() =>
        OperatingSystem.IsLinux() && NativeLibrary.TryLoad("libc.so.6", out var library) && NativeLibrary.TryGetExport(library, "madvise", out var function)
            ? (delegate* unmanaged<void*, nuint, int, int>)function
            : null;
}
