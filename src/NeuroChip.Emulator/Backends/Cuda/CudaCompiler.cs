using System.Text;
using NeuroChip.Emulator.Backends.Accelerators;

namespace NeuroChip.Emulator.Backends.Cuda;

/// <summary>NVRTC, NVIDIA's run-time compiler: CUDA C becomes PTX, which the driver turns into the device's own code.</summary>
sealed unsafe class CudaCompiler
{
    const int Success = 0;

    // The newest first; a driver runs PTX of older compilers.
    static readonly string[] Names = OperatingSystem.IsWindows()
        ? ["nvrtc64_130_0.dll", "nvrtc64_120_0.dll", "nvrtc64_112_0.dll"]
        : ["libnvrtc.so.13", "libnvrtc.so.12", "libnvrtc.so.11.2", "libnvrtc.so"];

    readonly delegate* unmanaged<int*, int*, int> _version;
    readonly delegate* unmanaged<int*, int> _countArchitectures, _architectures;
    readonly delegate* unmanaged<nint*, byte*, byte*, int, byte**, byte**, int> _create;
    readonly delegate* unmanaged<nint, int, byte**, int> _compile;
    readonly delegate* unmanaged<nint, nuint*, int> _logSize, _ptxSize;
    readonly delegate* unmanaged<nint, byte*, int> _log, _ptx;
    readonly delegate* unmanaged<nint*, int> _destroy;

    CudaCompiler(NativeLibraryFile library)
    {
        _version = (delegate* unmanaged<int*, int*, int>)library["nvrtcVersion"];
        _countArchitectures = (delegate* unmanaged<int*, int>)library["nvrtcGetNumSupportedArchs"];
        _architectures = (delegate* unmanaged<int*, int>)library["nvrtcGetSupportedArchs"];
        _create = (delegate* unmanaged<nint*, byte*, byte*, int, byte**, byte**, int>)library["nvrtcCreateProgram"];
        _compile = (delegate* unmanaged<nint, int, byte**, int>)library["nvrtcCompileProgram"];
        _logSize = (delegate* unmanaged<nint, nuint*, int>)library["nvrtcGetProgramLogSize"];
        _log = (delegate* unmanaged<nint, byte*, int>)library["nvrtcGetProgramLog"];
        _ptxSize = (delegate* unmanaged<nint, nuint*, int>)library["nvrtcGetPTXSize"];
        _ptx = (delegate* unmanaged<nint, byte*, int>)library["nvrtcGetPTX"];
        _destroy = (delegate* unmanaged<nint*, int>)library["nvrtcDestroyProgram"];
    }

    public string Version
    {
        get
        {
            int major = 0, minor = 0;
            _version(&major, &minor);
            return $"{major}.{minor}";
        }
    }

    /// <summary>Loads the compiler, or says why not.</summary>
    public static CudaCompiler? Load(out string? absence)
    {
        if (!NativeLibraryFile.TryOpen(Names, out var library))
        {
            absence = $"there is a GPU driver but no run-time compiler ({Names[0]} or older); install NVRTC of the CUDA toolkit";
            return null;
        }

        try
        {
            absence = null;
            return new(library);
        }
        catch (EntryPointNotFoundException problem)
        {
            absence = $"{library.Name} is older than CUDA 11.2: {problem.Message}";
            return null;
        }
    }

    /// <param name="capability">Of the device: 10 · major + minor.</param>
    /// <returns>PTX, ending in a zero; empty where the compiler refuses the text.</returns>
    public byte[] Compile(string text, int capability, out string log)
    {
        nint program = 0;
        fixed (byte* source = Terminated(text), name = "neurochip.cu\0"u8)
        {
            _create(&program, source, name, 0, null, null);
        }

        try
        {
            fixed (byte* architecture = Terminated($"--gpu-architecture=compute_{Supported(capability)}"))
            {
                var option = architecture;
                var outcome = _compile(program, 1, &option);
                log = Read(program, _logSize, _log) is var bytes ? Encoding.UTF8.GetString(bytes).TrimEnd('\0') : "";
                return outcome == Success ? Read(program, _ptxSize, _ptx) : [];
            }
        }
        finally
        {
            _destroy(&program);
        }
    }

    // A compiler that is older than the device compiles for the newest that it knows.
    int Supported(int capability)
    {
        var count = 0;
        _countArchitectures(&count);
        var known = new int[count];
        fixed (int* first = known)
        {
            _architectures(first);
        }

        return known.Where(architecture => architecture <= capability).DefaultIfEmpty(capability).Max();
    }

    static byte[] Read(nint program, delegate* unmanaged<nint, nuint*, int> size, delegate* unmanaged<nint, byte*, int> content)
    {
        nuint length = 0;
        size(program, &length);
        var bytes = new byte[length];
        fixed (byte* first = bytes)
        {
            content(program, first);
        }

        return bytes;
    }

    static byte[] Terminated(string text) => Encoding.UTF8.GetBytes(text + '\0');
}
