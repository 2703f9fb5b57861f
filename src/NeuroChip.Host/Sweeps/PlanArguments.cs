using System.CommandLine;
using NeuroChip.Host.CommandLine;
using NeuroChip.Host.Commands;

namespace NeuroChip.Host.Sweeps;

/// <summary>The part of a sweep's command line that all its runs share.</summary>
static class PlanArguments
{
    // They say where a run happens and what is kept of it; none changes a result.
    static readonly Option[] HowAndWhere =
    [
        ExecutionOptions.Backend, ExecutionOptions.Device, ExecutionOptions.Threads, ExecutionOptions.Out, ExecutionOptions.Report, ExecutionOptions.Force,
        ExecutionOptions.DryRun, ExecutionOptions.Trace, ExecutionOptions.Ledger, DataOptions.SaveResponses,
    ];

    /// <summary>Options of run that can change a result.</summary>
    public static IReadOnlyList<Option> Options { get; } = [.. RunVerb.Options.Except(HowAndWhere), ExecutionOptions.Freeze];

    /// <summary>Network and options as given, without the seed and without what is an axis.</summary>
    public static IReadOnlyList<string> Of(ParseResult parsed)
    {
        var arguments = new List<string> { parsed.GetRequiredValue(NetworkOptions.Network) };
        foreach (var option in Options.Where(option => option != ChipOptions.Seed))
        {
            if (parsed.GetResult(option) is { Implicit: false } given)
            {
                arguments.AddRange(given.Tokens.SelectMany(token => new[] { option.Name, token.Value }));
            }
        }

        return arguments;
    }

    /// <summary>Whether the command line gives the option of this name.</summary>
    public static bool Gives(ParseResult parsed, string name) =>
        Options.FirstOrDefault(option => option.Name == "--" + name) is { } option && parsed.GetResult(option) is { Implicit: false };
}
