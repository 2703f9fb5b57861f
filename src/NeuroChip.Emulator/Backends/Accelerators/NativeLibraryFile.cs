using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace NeuroChip.Emulator.Backends.Accelerators;

/// <summary>A library of the system that may be missing.</summary>
sealed class NativeLibraryFile
{
    readonly nint _handle;

    NativeLibraryFile(nint handle, string name) => (_handle, Name) = (handle, name);

    public string Name { get; }

    /// <summary>The first of the names that the system knows.</summary>
    public static bool TryOpen(IEnumerable<string> names, [NotNullWhen(true)] out NativeLibraryFile? library)
    {
        foreach (var name in names)
        {
            if (NativeLibrary.TryLoad(name, out var handle))
            {
                library = new(handle, name);
                return true;
            }
        }

        library = null;
        return false;
    }

    /// <summary>Address of a function.</summary>
    /// <exception cref="EntryPointNotFoundException">The library is older than we need.</exception>
    public nint this[string function] => NativeLibrary.GetExport(_handle, function);
}
