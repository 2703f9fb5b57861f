using System.Collections.Frozen;
using System.CommandLine;
using NeuroChip.Compiler.Profiles;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Host.CommandLine;

namespace NeuroChip.Host.Sweeps;

/// <summary>What a sweep can vary: every key of the profile, and every option of run that can change a result.</summary>
static class SettingNames
{
    // --set and --seed have their own ways in; where the data lie changes nothing.
    static readonly FrozenSet<Option> NotSettings = new Option[] { ChipOptions.Set, ChipOptions.Seed, DataOptions.Data }.ToFrozenSet();

    /// <summary>Options of run by name, without hyphens.</summary>
    public static IReadOnlyList<string> Options { get; } =
        [.. PlanArguments.Options.Where(option => !NotSettings.Contains(option)).Select(option => option.Name.TrimStart('-'))];

    public static bool IsProfileKey(string key) => ProfileKeys.Exists(key);

    /// <exception cref="InputErrorException">NC0100, with the nearest name.</exception>
    public static void Require(string key)
    {
        if (!Options.Contains(key) && !IsProfileKey(key))
        {
            throw new InputErrorException(SweepCodes.UnknownAxis.With(key == "seed"
                ? "'seed' is no axis: --seeds N repeats every point with N seeds."
                : $"There is no setting '{key}'.{Suggestion(key)}"));
        }
    }

    // People remember the last word of a path.
    static string Suggestion(string key)
    {
        var last = key[(key.LastIndexOf('.') + 1)..];
        var nearest = NearestName.Find(key, ProfileKeys.All.Concat(Options))
            ?? ProfileKeys.All.FirstOrDefault(path => path.EndsWith("." + last, StringComparison.OrdinalIgnoreCase))
            ?? (NearestName.Find(last, ProfileKeys.All.Select(path => path[(path.LastIndexOf('.') + 1)..])) is { } word
                ? ProfileKeys.All.First(path => path.EndsWith("." + word, StringComparison.Ordinal) || path == word)
                : null);
        return nearest is null ? "" : $" Did you mean '{nearest}'?";
    }
}
