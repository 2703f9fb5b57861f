using System.CommandLine;

namespace NeuroChip.Host.CommandLine;

/// <summary>Options that every verb understands.</summary>
static class GlobalOptions
{
    public static readonly Option<bool> Json = new("--json") { Description = "Print exactly one JSON document on standard output", Recursive = true };

    public static readonly Option<bool> Quiet = new("--quiet", "-q") { Description = "No notes and no progress", Recursive = true };

    public static readonly Option<bool> Verbose = new("--verbose", "-v") { Description = "More detail", Recursive = true };

    public static readonly Option<bool> Strict = new("--strict") { Description = "Exit with 6 where there were warnings", Recursive = true };

    public static readonly Option<string> Color = new Option<string>("--color")
    {
        Description = "auto, always or never (NO_COLOR is respected)",
        DefaultValueFactory = _ => "auto",
        Recursive = true,
    }.AcceptOnly("auto", "always", "never");

    public static readonly Option<string> Progress = new Option<string>("--progress")
    {
        Description = "auto, bar, plain, json or none: how long work reports on standard error",
        DefaultValueFactory = _ => "auto",
        Recursive = true,
    }.AcceptOnly("auto", "bar", "plain", "json", "none");

    public static readonly Option<string[]> Assert = new("--assert")
    {
        Description = "Exit with 4 unless a figure of the report holds, e.g. accuracy>=0.9 (repeatable)",
        Recursive = true,
    };

    public static IReadOnlyList<Option> All => [Json, Quiet, Verbose, Strict, Color, Progress, Assert];

    public static Option<T> AcceptOnly<T>(this Option<T> option, params string[] values)
    {
        option.AcceptOnlyFromAmong(values);
        return option;
    }
}
