using System.CommandLine;

namespace NeuroChip.Host.CommandLine;

/// <summary>Where data sets may lie on this machine, and what is kept for the next run.</summary>
static class DataFolders
{
    const string Variable = "NEUROCHIP_DATA";

    /// <summary>Downloaded data sets: the user's cache folder.</summary>
    public static string Cache { get; } = InUserFolder("data");

    /// <summary>Kernels that were compiled for devices of this machine.</summary>
    public static string CompiledKernels { get; } = InUserFolder("kernels");

    /// <summary><c>--data</c>, else NEUROCHIP_DATA, else null.</summary>
    public static string? Find(ParseResult parsed) => parsed.GetValue(DataOptions.Data) ?? Environment.GetEnvironmentVariable(Variable);

    static string InUserFolder(string name) =>
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "neurochip", name);
}
