using System.Diagnostics;
using System.Text.RegularExpressions;
using NeuroChip.Tests.Shared;

namespace NeuroChip.Host.Tests.Sweeps;

/// <summary>Recipes of docs/sweeps.md for engines that are not at hand: the command of every task, carried out by a shell as the engine would.</summary>
public sealed partial class RecipeTests
{
    [GeneratedRegex("""command: \["sh", "-c", "([^"]+)"\]""")]
    static partial Regex Command { get; }

    [GeneratedRegex("completions: (\\d+)")]
    static partial Regex Completions { get; }

    [GeneratedRegex("^sweep run bits --index (\\d+) --count (\\d+)$")]
    static partial Regex Slice { get; }

    // The plan of the document has 8 widths and 20 seeds. Kubernetes puts the index of a pod into JOB_COMPLETION_INDEX, from 0.
    [SkippableOnWindowsFact]
    public void Kubernetes_AllPods_DoEveryRunOnce()
    {
        var page = File.ReadAllText(Path.Combine(SharedFolders.Repository, "docs", "sweeps.md"));
        page.Should().Contain("--axis quantization.weightBits=1..8 --seeds 20 --out bits");

        var pods = int.Parse(Completions.Match(page).Groups[1].Value);
        var runs = Enumerable.Range(0, pods).SelectMany(pod => RunsOf(Command.Match(page).Groups[1].Value, pod));

        runs.Should().Equal(Enumerable.Range(0, 8 * 20));
    }

    // Only says what it would be asked to do.
    const string Program = "neurochip() { echo \"$@\"; }; ";

    static IEnumerable<int> RunsOf(string command, int pod)
    {
        using var process = Process.Start(new ProcessStartInfo("sh", ["-c", Program + command])
        {
            RedirectStandardOutput = true,
            Environment = { ["JOB_COMPLETION_INDEX"] = $"{pod}" },
        })!;
        var slice = Slice.Match(process.StandardOutput.ReadToEnd().TrimEnd());
        slice.Success.Should().BeTrue(command);
        return Enumerable.Range(int.Parse(slice.Groups[1].Value), int.Parse(slice.Groups[2].Value));
    }
}
