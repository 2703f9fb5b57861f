using System.Collections.Immutable;
using System.CommandLine;
using System.Security.Cryptography;
using System.Text;
using NeuroChip.Compiler.Profiles;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Host.CommandLine;
using NeuroChip.Host.Pipeline;
using NeuroChip.Host.Reports;

namespace NeuroChip.Host.Sweeps;

/// <summary>From a command line to a plan. Every value of every axis is checked here, before anything runs.</summary>
sealed class PlanBuilder(ParseResult parsed, DiagnosticBag diagnostics)
{
    readonly RootCommand _root = VerbTable.BuildRoot();
    readonly Dictionary<string, string?> _profileHashes = new(StringComparer.Ordinal);

    /// <summary>Null where errors were reported.</summary>
    public SweepPlan? Build()
    {
        var request = SweepRequest.Of(parsed);
        foreach (var axis in request.Axes.Where(axis => PlanArguments.Gives(parsed, axis.Key)))
        {
            throw new InputErrorException(SweepCodes.BadAxis.With($"'--{axis.Key}' is given and is an axis too; leave one of them out."));
        }

        ImmutableArray<string> shared = [.. PlanArguments.Of(parsed)];
        var inputs = Inputs([.. shared, .. request.Axes.SelectMany(axis => axis.Values)]);
        var firstSeed = parsed.GetValue(ChipOptions.Seed);
        var points = PointSampling.Choose(request.Sampling, request.Axes, request.Points, firstSeed);
        var runs = ImmutableArray.CreateBuilder<PlannedRun>();
        foreach (var point in points)
        {
            ImmutableArray<string> settings = [.. request.Axes.Zip(point, (axis, value) => axis.Values[value])];
            for (var seed = firstSeed; seed < firstSeed + (ulong)request.Seeds; seed++)
            {
                if (Identify(SweepPlan.ArgumentsOf(shared, request.Axes, settings, seed), inputs) is { } hash)
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

    // 128 bits of SHA-256: no two of a million runs meet by chance. Null where the settings are wrong, which has been reported.
    string? Identify(IReadOnlyList<string> arguments, ImmutableArray<PlanInput> inputs)
    {
        if (ProfileHashOf(arguments) is not { } profile)
        {
            return null;
        }

        var text = string.Join('\0', [ProductVersion.Text, profile, .. arguments, .. inputs.SelectMany(input => new[] { input.Path, input.Sha256 })]);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];
    }

    string? ProfileHashOf(IReadOnlyList<string> arguments)
    {
        // All but the seed, which no profile depends on.
        var key = string.Join('\0', arguments.Take(arguments.Count - 1));
        if (!_profileHashes.TryGetValue(key, out var hash))
        {
            var run = _root.Parse(arguments);
            if (run.Errors.Count > 0)
            {
                throw new InputErrorException(SweepCodes.BadAxis.With($"'{string.Join(' ', arguments)}' cannot be run: {run.Errors[0].Message}"));
            }

            hash = ChipJob.LoadProfile(run, diagnostics) is { } profile ? ProfileHash.Of(profile) : null;
            _profileHashes.Add(key, hash);
        }

        return hash;
    }
}
