using System.CommandLine;
using NeuroChip.Host.CommandLine;

namespace NeuroChip.Host.Sweeps;

/// <summary>The part of a sweep's command line that all its runs share.</summary>
static class PlanArguments
{
    /// <summary>Options of run that can change a result.</summary>
    public static IReadOnlyList<Option> Options { get; } = [.. ChipOptions.All, .. DataOptions.All, .. NetworkOptions.All];

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
