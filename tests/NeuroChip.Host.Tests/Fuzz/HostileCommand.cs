using System.Diagnostics;
using NeuroChip.Tests.Shared;

namespace NeuroChip.Host.Tests.Fuzz;

/// <summary>
/// A command line on files of which one is hostile. Whatever its bytes: the command succeeds, or it says why not with a code and an exit
/// code of its own; it shows no exception, and stays below 256 MB and 2 s.
/// </summary>
sealed class HostileCommand(TemporaryFolder folder, string file, params string[] arguments)
{
    const long MaximumAllocation = 256L << 20;

    static readonly TimeSpan MaximumTime = TimeSpan.FromSeconds(2);

    readonly string _path = Path.Combine(folder.Path, file);

    /// <summary>The command on these bytes, checked.</summary>
    public Cli On(byte[] bytes)
    {
        File.WriteAllBytes(_path, bytes);
        var (result, allocated, elapsed) = Measure();

        // Other tests allocate and take time as well; work that is too much is too much every time.
        for (var again = 0; again < 3 && (allocated > MaximumAllocation || elapsed > MaximumTime); again++)
        {
            (result, allocated, elapsed) = Measure();
        }

        if (allocated > MaximumAllocation || elapsed > MaximumTime)
        {
            throw new Xunit.Sdk.XunitException($"{allocated >> 20} MB in {elapsed.TotalSeconds:F1} s for {Describe(bytes)}");
        }

        MustBeCivil(result, bytes);
        return result;
    }

    /// <summary>The same, and the command must not succeed.</summary>
    public Cli Refuses(byte[] bytes)
    {
        var result = On(bytes);
        return result.Code != 0 ? result : throw new Xunit.Sdk.XunitException($"accepted {Describe(bytes)}");
    }

    void MustBeCivil(Cli result, byte[] bytes)
    {
        if (result.Code is not (0 or 1 or 3 or 5 or 6) || (result.Code != 0 && result.Diagnostics.Count == 0)
            || result.Error.Contains("Exception", StringComparison.Ordinal) || result.Error.Contains("   at ", StringComparison.Ordinal)
            || result.Error.Contains("NC9", StringComparison.Ordinal))
        {
            throw new Xunit.Sdk.XunitException($"exit code {result.Code}, {Describe(bytes)}: {result.Error}");
        }
    }

    (Cli Result, long Allocated, TimeSpan Elapsed) Measure()
    {
        var before = GC.GetTotalAllocatedBytes();
        var clock = Stopwatch.StartNew();
        var result = Cli.Run(arguments.Select(argument => argument.Replace("@", folder.Path + Path.DirectorySeparatorChar)));
        return (result, GC.GetTotalAllocatedBytes() - before, clock.Elapsed);
    }

    // Enough to repeat a failure: the bytes are kept beside the others.
    string Describe(byte[] bytes)
    {
        var kept = Path.Combine(Path.GetTempPath(), "neurochip-hostile-" + Path.GetFileName(_path));
        File.WriteAllBytes(kept, bytes);
        return $"{bytes.Length} bytes of {Path.GetFileName(_path)}, kept as {kept}";
    }
}
