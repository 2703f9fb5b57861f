using System.Collections.Immutable;

namespace NeuroChip.Host.Sweeps;

/// <summary>One run of a sweep.</summary>
/// <param name="Index">Place in the plan.</param>
/// <param name="Hash">Of everything that decides the result: version, profile, arguments, seed and content of the files.</param>
/// <param name="Settings">Value of every axis, in the order of the axes.</param>
sealed record PlannedRun(int Index, string Hash, ImmutableArray<string> Settings, ulong Seed);

/// <param name="Path">As the command line has it.</param>
/// <param name="Sha256">Of its content, in hexadecimal digits.</param>
sealed record PlanInput(string Path, string Sha256);

/// <summary>All runs of a sweep, decided before the first one starts. Any process that knows an index can do its part.</summary>
sealed record SweepPlan
{
    public const string Format = "neurochip-sweep/1";

    /// <summary>Version of the product that made it.</summary>
    public required string Version { get; init; }

    /// <summary>The command line that made it.</summary>
    public required string Command { get; init; }

    /// <summary>Arguments of run that all runs share.</summary>
    public required ImmutableArray<string> Arguments { get; init; }

    /// <summary>Files that the runs read, in ordinal order.</summary>
    public required ImmutableArray<PlanInput> Inputs { get; init; }

    public required ImmutableArray<SweepAxis> Axes { get; init; }

    public required string Sampling { get; init; }

    /// <summary>Runs of each point.</summary>
    public required int Seeds { get; init; }

    public required ImmutableArray<PlannedRun> Runs { get; init; }

    /// <summary>The command line of one run, without the program's name.</summary>
    public IReadOnlyList<string> ArgumentsOf(PlannedRun run) => ArgumentsOf(Arguments, Axes, run.Settings, run.Seed);

    public static IReadOnlyList<string> ArgumentsOf(
        IEnumerable<string> shared, ImmutableArray<SweepAxis> axes, ImmutableArray<string> settings, ulong seed) =>
        ["run", .. shared, .. axes.Zip(settings).SelectMany(pair => pair.First.Arguments(pair.Second)), "--seed", FormattableString.Invariant($"{seed}")];
}
