using System.CommandLine;

namespace NeuroChip.Host.CommandLine;

/// <summary>Where data sets may lie on this machine.</summary>
static class DataFolders
{
    const string Variable = "NEUROCHIP_DATA";

    /// <summary>Downloaded data sets: the user's cache folder.</summary>
    public static string Cache { get; } =
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "neurochip", "data");

    /// <summary><c>--data</c>, else NEUROCHIP_DATA, else null.</summary>
    public static string? Find(ParseResult parsed) => parsed.GetValue(DataOptions.Data) ?? Environment.GetEnvironmentVariable(Variable);
}
