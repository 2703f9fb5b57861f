using System.Collections.Immutable;
using System.CommandLine;
using System.Security.Cryptography;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Host.CommandLine;
using NeuroChip.Host.Pipeline;
using NeuroChip.Host.Reports;

namespace NeuroChip.Host.Sweeps;

/// <summary>From a command line to a plan. Every value of every axis is checked here, before anything runs.</summary>
sealed class PlanBuilder(ParseResult parsed, DiagnosticBag diagnostics)
{
    /// <summary>Null where errors were reported.</summary>
    public SweepPlan? Build()
    {
        var request = SweepRequest.Of(parsed);
        foreach (var axis in request.Axes.Where(axis => PlanArguments.Gives(parsed, axis.Key)))
        {
            throw new InputErrorException(SweepCodes.BadAxis.With($"'--{axis.Key}' is given and is an axis too; leave one of them out."));
        }

        RequireSource(parsed.GetRequiredValue(NetworkOptions.Network), request.Axes);
        ImmutableArray<string> shared = [.. PlanArguments.Of(parsed)];
        var inputs = Inputs([.. shared, .. request.Axes.SelectMany(axis => axis.Values)]);
        var firstSeed = parsed.GetValue(ChipOptions.Seed);
        var points = PointSampling.Choose(request.Sampling, request.Axes, request.Points, firstSeed);
        var identity = new RunIdentity(inputs, diagnostics);
        var runs = ImmutableArray.CreateBuilder<PlannedRun>();
        foreach (var point in points)
        {
            ImmutableArray<string> settings = [.. request.Axes.Zip(point, (axis, value) => axis.Values[value])];
            for (var seed = firstSeed; seed < firstSeed + (ulong)request.Seeds; seed++)
            {
                if (identity.Of(SweepPlan.ArgumentsOf(shared, request.Axes, settings, seed)) is { } hash)
                {
                    runs.Add(new PlannedRun(runs.Count, hash, settings, seed));
                }
            }
        }

        return diagnostics.HasErrors ? null : new SweepPlan
        {
            Version = ProductVersion.Text,
            Command = CommandText.Of(parsed),
            Arguments = shared,
            Inputs = inputs,
            Axes = request.Axes,
            Sampling = request.Sampling,
            Seeds = request.Seeds,
            Runs = runs.ToImmutable(),
        };
    }

    static void RequireSource(string path, ImmutableArray<SweepAxis> axes)
    {
        if (path == OutputFile.StandardOutput)
        {
            throw new InputErrorException(FileCodes.BadValue.With("A sweep reads its network in every process; give a file instead of standard input."));
        }

        using var source = NetworkSource.Open(path);
        if (ChipJob.IsImage(source) && axes.FirstOrDefault(axis => SettingNames.IsProfileKey(axis.Key)) is { } axis)
        {
            throw new InputErrorException(SweepCodes.BadAxis.With($"'{path}' is compiled already, so '{axis.Key}' no longer changes; sweep its network instead."));
        }
    }

    /// <summary>Content of every file that an argument names, alone or after = : or a comma.</summary>
    public static ImmutableArray<PlanInput> Inputs(IEnumerable<string> arguments) =>
    [
        .. arguments.SelectMany(argument => argument.Split('=', ',', ':').Append(argument)).Distinct(StringComparer.Ordinal)
            .Where(File.Exists).Order(StringComparer.Ordinal).Select(path => new PlanInput(path, ContentHash(path))),
    ];

    public static string ContentHash(string path)
    {
        using var stream = UserFile.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
