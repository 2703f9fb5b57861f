using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using NeuroChip.Host.CommandLine;

namespace NeuroChip.Host.Sweeps;

/// <summary>This program once more, as a process that does a slice.</summary>
sealed class WorkerProcess : IDisposable
{
    const int LongestWords = 2000;

    readonly Process _process;
    readonly Task<string> _error;

    WorkerProcess(Process process, int index, int count)
    {
        _process = process;
        _error = process.StandardError.ReadToEndAsync();
        _ = process.StandardOutput.ReadToEndAsync();
        (Index, Count) = (index, count);
    }

    public int Index { get; }

    public int Count { get; }

    public bool HasEnded => _process.HasExited;

    /// <summary>Why it ended, in its own words; known once it has.</summary>
    public string LastWords
    {
        get
        {
            var words = _error.GetAwaiter().GetResult().Trim();
            return string.Create(CultureInfo.InvariantCulture, $"exit code {_process.ExitCode}{(words.Length == 0 ? "" : ": ")}{words[^Math.Min(words.Length, LongestWords)..]}");
        }
    }

    /// <summary>What is wrong with the input or the machine is said by its exit code; anything else, such as a kill, may go well the next time.</summary>
    public bool MayBeRepeated => _process.ExitCode is not ((int)ExitCode.InputErrors or (int)ExitCode.WrongUsage or (int)ExitCode.NotAvailable or (int)ExitCode.OurFault);

    public bool Succeeded => _process.ExitCode == (int)ExitCode.Done;

    public static WorkerProcess Start(SweepFolder folder, int index, int count, int threads)
    {
        var (program, first) = Command();
        var start = new ProcessStartInfo(program) { RedirectStandardError = true, RedirectStandardOutput = true };
        string[] arguments =
        [
            .. first, "sweep", "run", folder.Path, "--index", Text(index), "--count", Text(count), "--threads", Text(threads), "--quiet",
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return new WorkerProcess(Process.Start(start)!, index, count);
    }

    /// <summary>How to start this program: its own file, or dotnet and its assembly.</summary>
    public static (string Program, string[] First) Command()
    {
        var assembly = typeof(WorkerProcess).Assembly.Location;
        var own = Environment.ProcessPath;
        if (assembly.Length == 0 || (own is not null && Path.GetFileNameWithoutExtension(own) == "neurochip"))
        {
            return (own ?? "neurochip", []);
        }

        // The runtime's folder is <dotnet>/shared/<name>/<version>.
        var dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
        return (File.Exists(dotnet) ? dotnet : "dotnet", [assembly]);
    }

    public void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It ended by itself in the meantime.
        }
    }

    public void Dispose() => _process.Dispose();

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
