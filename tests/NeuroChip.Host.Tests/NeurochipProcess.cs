using System.Diagnostics;

namespace NeuroChip.Host.Tests;

/// <summary>The program as a process of its own.</summary>
static class NeurochipProcess
{
    public static Cli Run((string Name, string Value) variable, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "neurochip.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment[variable.Name] = variable.Value;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new Cli(process.ExitCode, output, error.Result);
    }
}
