using System.ComponentModel;
using System.Diagnostics;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;

namespace NeuroChip.Host.Sweeps;

/// <summary>Programs of a batch system.</summary>
static class BatchCommand
{
    /// <summary>What it printed.</summary>
    /// <exception cref="InputErrorException">NC8107: not there, or it failed.</exception>
    public static string Run(string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0
                ? output.Trim()
                : throw Failed(FormattableString.Invariant($"'{program}' ended with {process.ExitCode}: {error.Result.Trim()}"));
        }
        catch (Win32Exception)
        {
            throw Failed($"there is no program '{program}' here.");
        }
    }

    public static InputErrorException Failed(string message) => new(SweepCodes.DriverFailed.With(message));
}
