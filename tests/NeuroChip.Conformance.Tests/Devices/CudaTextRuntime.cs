using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using NeuroChip.Emulator.Backends.Accelerators;
using NeuroChip.Tests.Shared;

namespace NeuroChip.Conformance.Tests.Devices;

/// <summary>
/// The CUDA text without a GPU: the system's C++ compiler reads the very text that NVRTC would, behind definitions of what CUDA adds to C++, and
/// work items run one after the other. It shows that the text is right, and says nothing about the driver.
/// </summary>
sealed unsafe partial class CudaTextRuntime : IDeviceRuntime, IDisposable
{
    const string Shim = """
        struct Place { unsigned x, y, z; };
        static Place threadIdx, blockIdx, blockDim;
        #define __global__
        #define __device__
        #define __forceinline__ inline
        template <class T> static T atomicAdd(T* place, T value) { T old = *place; *place = (T)((unsigned)old + (unsigned)value); return old; }
        template <class T> static T atomicOr(T* place, T value) { T old = *place; *place = old | value; return old; }
        static int __clz(int word) { return word == 0 ? 32 : __builtin_clz((unsigned)word); }

        """;

    const string Launcher = """

        template <class T> static T read(void** places, int index) { return *(T*)places[index]; }
        template <int... I> struct Indices {};
        template <int N, int... I> struct Upto : Upto<N - 1, N - 1, I...> {};
        template <int... I> struct Upto<0, I...> { typedef Indices<I...> type; };
        template <class... A, int... I> static void call(void (*kernel)(A...), void** places, Indices<I...>) { kernel(read<A>(places, I)...); }
        template <class... A> static void launch(void (*kernel)(A...), void** places, const unsigned* size)
        {
            blockDim.x = size[2], blockDim.y = size[3];
            for (blockIdx.y = 0; blockIdx.y < size[1]; blockIdx.y++)
            for (blockIdx.x = 0; blockIdx.x < size[0]; blockIdx.x++)
            for (threadIdx.y = 0; threadIdx.y < size[3]; threadIdx.y++)
            for (threadIdx.x = 0; threadIdx.x < size[2]; threadIdx.x++)
            call(kernel, places, typename Upto<sizeof...(A)>::type());
        }

        """;

    readonly TemporaryFolder _folder = new();
    readonly Dictionary<string, nint> _programs = new(StringComparer.Ordinal);

    /// <summary>Null where there is no compiler.</summary>
    public static string? Compiler { get; } = new[] { "g++", "clang++", "c++" }.FirstOrDefault(name => Runs(name, "--version", out _));

    public DeviceInfo Device { get; } = new()
    {
        Number = 0,
        Name = "CUDA text on the host",
        Platform = "test",
        Driver = "",
        Kind = DeviceKind.Gpu,
        MemoryBytes = 1L << 30,
        LargestBufferBytes = 1L << 30,
        Units = 1,
    };

    public Lock Turn { get; } = new();

    public KernelDialect Dialect => KernelDialect.Cuda;

    public bool WideItems => false;

    public nint Allocate(long bytes) => (nint)NativeMemory.AllocZeroed((nuint)bytes);

    public void Free(nint buffer) => NativeMemory.Free((void*)buffer);

    public void Write(nint buffer, long offset, ReadOnlySpan<byte> source) => source.CopyTo(new((byte*)buffer + offset, source.Length));

    public void Read(nint buffer, long offset, Span<byte> target) => new ReadOnlySpan<byte>((byte*)buffer + offset, target.Length).CopyTo(target);

    public void Clear(nint buffer, long offset, long bytes) => new Span<byte>((byte*)buffer + offset, checked((int)bytes)).Clear();

    public nint Build(string text, string? cacheFolder)
    {
        if (!_programs.TryGetValue(text, out var program))
        {
            _programs[text] = program = NativeLibrary.Load(Compile(text));
        }

        return program;
    }

    public nint Kernel(nint program, string name) => NativeLibrary.GetExport(program, $"launch_{name}");

    public void Launch(nint kernel, LaunchSize size, ReadOnlySpan<KernelArgument> arguments)
    {
        var values = stackalloc long[arguments.Length];
        var places = stackalloc void*[arguments.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            values[i] = arguments[i].IsBuffer ? arguments[i].Buffer : arguments[i].Value;
            places[i] = values + i;
        }

        var sizes = stackalloc uint[4] { (uint)size.GroupsX, (uint)size.GroupsY, (uint)size.GroupX, (uint)size.GroupY };
        ((delegate* unmanaged<void**, uint*, void>)kernel)(places, sizes);
    }

    public void Finish()
    {
    }

    public void Dispose() => _folder.Dispose();

    [GeneratedRegex(@"^(?:KERNEL|DENSE\()\s*(\w+)[(,]", RegexOptions.Multiline)]
    static partial Regex KernelName { get; }

    string Compile(string text)
    {
        string source = Path.Combine(_folder.Path, $"{_programs.Count}.cpp"), library = Path.Combine(_folder.Path, $"{_programs.Count}.so");
        var launchers = KernelName.Matches(text).Select(match => match.Groups[1].Value)
            .Select(name => $"extern \"C\" void launch_{name}(void** places, const unsigned* size) {{ launch({name}, places, size); }}\n");
        File.WriteAllText(source, Shim + text + Launcher + string.Concat(launchers));
        Runs(Compiler!, $"-std=c++17 -O1 -fPIC -shared -Wall -Wextra -Werror -Wno-unused -o {library} {source}", out var log).Should().BeTrue(log);
        return library;
    }

    static bool Runs(string program, string arguments, out string log)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
            var output = process.StandardOutput.ReadToEndAsync();
            log = process.StandardError.ReadToEnd() + output.Result;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception problem)
        {
            log = problem.Message;
            return false;
        }
    }
}
