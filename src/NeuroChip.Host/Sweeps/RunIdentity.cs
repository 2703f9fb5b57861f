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

/// <summary>Names a run by a hash of everything that decides its result: version, resolved profile, arguments, and content of the files.</summary>
sealed class RunIdentity(ImmutableArray<PlanInput> inputs, DiagnosticBag diagnostics)
{
    readonly RootCommand _root = VerbTable.Root;
    readonly Dictionary<string, string?> _profileHashes = new(StringComparer.Ordinal);

    /// <summary>128 bits of SHA-256, so that no two of a million runs meet by chance. Null where the settings are wrong, which has been reported.</summary>
    /// <param name="arguments">As <see cref="SweepPlan.ArgumentsOf(PlannedRun)"/> gives them: the seed last.</param>
    public string? Of(IReadOnlyList<string> arguments)
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
                throw new InputErrorException(SweepCodes.BadAxis.With($"'{string.Join(' ', arguments)}' cannot be run: {UsageError.Text(run.Errors[0])}"));
            }

            RequireUsable(run);

            hash = ChipJob.LoadProfile(run, diagnostics) is { } profile ? ProfileHash.Of(profile) : null;
            _profileHashes.Add(key, hash);
        }

        return hash;
    }

    // What a run would refuse at once, where its readers are at hand.
    static void RequireUsable(ParseResult run)
    {
        InputLoader.RequireNamed(run);
        _ = DeviceOptions.ChipsOf(run);
        _ = DeviceOptions.AgeOf(run);
        _ = MappingArguments.Read(run, (_, _) => { }, CancellationToken.None);
    }
}
