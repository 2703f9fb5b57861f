using System.CommandLine;
using System.Globalization;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Images;
using NeuroChip.Core.Units;
using NeuroChip.Devices.Chips;

namespace NeuroChip.Host.CommandLine;

/// <summary>Options that say how real the cells of a crossbar are.</summary>
static class DeviceOptions
{
    public static readonly Option<string?> Level = new Option<string?>("--fidelity")
    {
        Description = "What of the profile's device counts: ideal, statistical, measured or ir-drop (default: exact codes; --dry-run shows the cost of each)",
    }.AcceptOnly("ideal", "statistical", "measured", "ir-drop");

    public static readonly Option<int?> Chips = new("--chips")
    {
        Description = "Manufacture so many chips and report mean and standard deviation of the accuracy (default: 1)",
    };

    public static readonly Option<string?> Age = new("--age")
    {
        Description = "Time since programming, e.g. 20s, 10min, 1h, 1d, 1y: drift and relaxation of the device",
    };

    public static readonly Option<string?> Mitigate = new("--mitigate")
    {
        Description = "Any of permute (rows and columns around stuck cells), spares (spare columns for damaged ones) and rescale (columns after programming), e.g. spares,rescale; the gain is reported",
    };

    public static readonly Option<string?> Only = new("--devices-of")
    {
        Description = "Make cells of this projection's weights alone; the others hold their codes, as digital memory would (default: all)",
    };

    public static readonly Option<bool> Where = new("--where")
    {
        Description = "Name the layer and the cause that cost most accuracy: each layer runs alone, each cause is taken away, on the same chips (compare always does this)",
    };

    public static IReadOnlyList<Option> All => [Level, Chips, Age, Mitigate, Only];

    static readonly (string Unit, double Seconds)[] AgeUnits = [("min", 60), ("h", 3600), ("d", 86_400), ("w", 7 * 86_400), ("y", 365.25 * 86_400)];

    public static bool AreGiven(ParseResult parsed) => All.Append(Where).Any(option => parsed.GetResult(option) is { Implicit: false });

    public static bool IsMitigated(ParseResult parsed) => MitigationsOf(parsed) != Mitigations.None;

    /// <summary>Null: not said.</summary>
    public static Fidelity? FidelityOf(ParseResult parsed) => parsed.GetValue(Level) switch
    {
        null => null,
        "statistical" => Fidelity.Statistical,
        "measured" => Fidelity.Measured,
        "ir-drop" => Fidelity.IrDrop,
        _ => Fidelity.Ideal,
    };

    public static string NameOf(Fidelity fidelity) => fidelity == Fidelity.IrDrop ? "ir-drop" : fidelity.ToString().ToLowerInvariant();

    /// <exception cref="InputErrorException">NC0009: below 1.</exception>
    public static int ChipsOf(ParseResult parsed) => parsed.GetValue(Chips) switch
    {
        null => 1,
        >= 1 and var chips => chips,
        var chips => throw new InputErrorException(FileCodes.BadValue.With($"--chips is {chips}; at least 1 is needed.")),
    };

    /// <exception cref="InputErrorException">NC0009: not a mitigation.</exception>
    public static Mitigations MitigationsOf(ParseResult parsed)
    {
        var result = Mitigations.None;
        foreach (var name in parsed.GetValue(Mitigate)?.Split(',', StringSplitOptions.TrimEntries) ?? [])
        {
            result |= name switch
            {
                "permute" => Mitigations.Permute,
                "spares" => Mitigations.Spares,
                "rescale" => Mitigations.Rescale,
                _ => throw new InputErrorException(FileCodes.BadValue.With($"--mitigate has '{name}'; it may have permute, spares and rescale, separated by commas.")),
            };
        }

        return result;
    }

    /// <summary>Index of the only projection whose weights are cells; null: all are.</summary>
    /// <exception cref="InputErrorException">NC2459: no such projection.</exception>
    public static int? OnlyOf(ParseResult parsed, ChipImage image)
    {
        if (parsed.GetValue(Only) is not { } name)
        {
            return null;
        }

        var names = image.Projections.Select(projection => projection.Name).ToList();
        return names.IndexOf(name) is >= 0 and var index ? index : throw new InputErrorException(PlasticDeviceCodes.NoSuchProjection.With(
            $"--devices-of is '{name}'; the network has {string.Join(", ", names)}.{NearestName.Suggestion(name, names)}"));
    }

    /// <summary>Seconds; 0 where none is given.</summary>
    /// <exception cref="InputErrorException">NC0009: not a time.</exception>
    public static double AgeOf(ParseResult parsed)
    {
        if (parsed.GetValue(Age) is not { } text)
        {
            return 0;
        }

        foreach (var (unit, seconds) in AgeUnits)
        {
            if (text.EndsWith(unit, StringComparison.Ordinal)
                && double.TryParse(text.AsSpan(..^unit.Length).Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var count)
                && double.IsFinite(count * seconds) && count >= 0)
            {
                return count * seconds;
            }
        }

        return QuantityParser.TryParse(text, Unit.Second, out var plain, out _) && plain >= 0
            ? plain
            : throw new InputErrorException(FileCodes.BadValue.With($"--age is '{text}'; it must be a time such as 20s, 10min, 1h, 1d or 1y."));
    }
}
