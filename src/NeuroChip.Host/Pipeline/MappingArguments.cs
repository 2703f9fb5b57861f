using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using NeuroChip.Compiler.Mapping;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Units;
using NeuroChip.Host.CommandLine;

namespace NeuroChip.Host.Pipeline;

/// <summary>From the command line to what the mapper is asked for.</summary>
static class MappingArguments
{
    static readonly Option[] AskForSearch =
    [
        MappingFlags.Objective, MappingFlags.Effort, MappingFlags.TimeLimit, MappingFlags.Rates,
        MappingFlags.Pin, MappingFlags.ForbidCores, MappingFlags.Group, MappingFlags.Separate,
    ];

    public static bool AsksForSearch(ParseResult parsed) => AskForSearch.Any(option => parsed.GetResult(option) is { Implicit: false });

    /// <summary>Null where nothing but filling cores in order is asked for.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="progress">Where the part done and the best cost go.</param>
    /// <param name="cancellation">Ends the search with the best mapping so far.</param>
    /// <exception cref="InputErrorException">An option's value means nothing.</exception>
    public static MappingRequest? Read(ParseResult parsed, Action<double, double> progress, CancellationToken cancellation)
    {
        if (!AsksForSearch(parsed))
        {
            return null;
        }

        var watch = Stopwatch.StartNew();
        var limit = TimeLimit(parsed);
        return new MappingRequest
        {
            Objective = Objective(parsed),
            Effort = Effort(parsed),
            Rates = parsed.GetValue(MappingFlags.Rates) is { } path ? RateFile.Read(path) : MappingRequest.NoRates,
            Hints = HintText.Read(
                parsed.GetValue(MappingFlags.Pin) ?? [], parsed.GetValue(MappingFlags.ForbidCores) ?? [],
                parsed.GetValue(MappingFlags.Group) ?? [], parsed.GetValue(MappingFlags.Separate) ?? []),
            ShouldStop = () => cancellation.IsCancellationRequested || watch.Elapsed > limit,
            Progress = progress,
        };
    }

    static MappingObjective Objective(ParseResult parsed)
    {
        var text = parsed.GetValue(MappingFlags.Objective);
        return text is null ? MappingObjective.Of(MappingTerm.Hops)
            : MappingObjective.Parse(text, out var problem) ?? throw new InputErrorException(FileCodes.BadValue.With($"--objective: {problem}."));
    }

    static int Effort(ParseResult parsed) => parsed.GetValue(MappingFlags.Effort) switch
    {
        null => MappingRequest.DefaultEffort,
        >= 1 and <= MappingRequest.LargestEffort and var effort => effort,
        var effort => throw new InputErrorException(FileCodes.BadValue.With(
            string.Create(CultureInfo.InvariantCulture, $"--effort is {effort}; it must be 1 to {MappingRequest.LargestEffort}."))),
    };

    static TimeSpan TimeLimit(ParseResult parsed)
    {
        if (parsed.GetValue(MappingFlags.TimeLimit) is not { } text)
        {
            return TimeSpan.MaxValue;
        }

        if (!QuantityParser.TryParse(text, Unit.Second, out var seconds, out var error))
        {
            throw new InputErrorException(FileCodes.BadValue.With($"--time-limit: {error}"));
        }

        return seconds is > 0 and < 1e9 ? TimeSpan.FromSeconds(seconds) : throw new InputErrorException(FileCodes.BadValue.With($"--time-limit is {text}; a search takes longer than 0 s."));
    }
}
