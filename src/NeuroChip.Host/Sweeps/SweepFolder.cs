using System.Text;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;

namespace NeuroChip.Host.Sweeps;

/// <summary>
/// The folder of a sweep: <c>plan.json</c>, <c>results/HASH.json</c>, work shared by runs, and what collect writes. A file appears whole or not at all
/// (written beside, then renamed), so processes and machines need no lock: two that do the same run write the same result.
/// </summary>
sealed class SweepFolder(string path)
{
    public string Path => path;

    public string PlanPath => In("plan.json");

    public string ResultPath(string hash) => In("results", hash + ".json");

    public bool HasResult(string hash) => File.Exists(ResultPath(hash));

    public string SharedPath(string name) => In("shared", name + ".json");

    public string In(params ReadOnlySpan<string> names) => System.IO.Path.Combine([path, .. names]);

    /// <exception cref="InputErrorException">NC8104.</exception>
    public void RequireWritable()
    {
        Write(In("results", ".writable"), "");
        File.Delete(In("results", ".writable"));
    }

    /// <exception cref="InputErrorException">NC8104.</exception>
    public static void Write(string file, string text)
    {
        var temporary = FormattableString.Invariant($"{file}.{Environment.MachineName}.{Environment.ProcessId}.partial");
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
            File.WriteAllBytes(temporary, Encoding.UTF8.GetBytes(text));
            File.Move(temporary, file, overwrite: true);
        }
        // The runtime says ArgumentOutOfRange where a limit on the size of files is met.
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
        {
            TryDelete(temporary);
            throw new InputErrorException(SweepCodes.FolderNotWritable.At(new SourceLocation(file), problem.Message));
        }
    }

    /// <summary>Removes what killed processes left half-written.</summary>
    public void RemovePartialFiles()
    {
        foreach (var folder in new[] { In("results"), In("shared") }.Where(Directory.Exists))
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*.partial"))
            {
                TryDelete(file);
            }
        }
    }

    static void TryDelete(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // It is ignored by every reader; the next run tries again.
        }
    }
}
