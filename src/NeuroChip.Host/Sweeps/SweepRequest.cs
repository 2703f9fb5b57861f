using System.Collections.Immutable;
using System.CommandLine;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;

namespace NeuroChip.Host.Sweeps;

/// <summary>What is to be varied, from the command line and a YAML file; the command line wins.</summary>
sealed record SweepRequest(ImmutableArray<SweepAxis> Axes, string Sampling, int? Points, int Seeds)
{
    const int MostSeeds = 100_000;

    /// <exception cref="InputErrorException">NC0100 to NC0104.</exception>
    public static SweepRequest Of(ParseResult parsed)
    {
        var file = parsed.GetValue(SweepOptions.Plan) is { } path ? YamlPlan.Read(path) : new YamlPlan();
        var own = (parsed.GetValue(SweepOptions.Axis) ?? []).Select(AxisText.Parse).ToList();
        var axes = AxisText.RequireDistinct(file.Axes.Where(axis => own.All(other => other.Key != axis.Key)).Concat(own));
        if (axes.IsEmpty)
        {
            throw new InputErrorException(SweepCodes.NoAxis.With("Nothing is varied."));
        }

        var seeds = parsed.GetValue(SweepOptions.Seeds) ?? file.Seeds ?? 1;
        return seeds is >= 1 and <= MostSeeds
            ? new SweepRequest(axes, parsed.GetValue(SweepOptions.Sampling) ?? file.Sampling ?? PointSampling.Grid, parsed.GetValue(SweepOptions.Points) ?? file.Points, seeds)
            : throw new InputErrorException(FileCodes.BadValue.With(FormattableString.Invariant($"--seeds is {seeds}; 1 to {MostSeeds} are allowed.")));
    }
}
