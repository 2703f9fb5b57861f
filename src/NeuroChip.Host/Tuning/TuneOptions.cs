using System.CommandLine;
using System.Globalization;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Units;

namespace NeuroChip.Host.Tuning;

/// <summary>Options of tune.</summary>
static class TuneOptions
{
    public static readonly Option<string> MaxLoss = new("--max-loss")
    {
        Description = "Accuracy that may be lost against the float network, in percentage points: 1%",
        DefaultValueFactory = _ => "1%",
    };

    public static readonly Option<string> Bits = new("--bits")
    {
        Description = "Fewest and most bits of a weight to try",
        DefaultValueFactory = _ => "1..8",
    };

    public static readonly Option<string> Out = new("--out", "-o")
    {
        Description = "Folder of the search: every evaluation, tables, page",
        DefaultValueFactory = _ => "tune",
    };

    /// <summary>As a share of 1.</summary>
    /// <exception cref="InputErrorException">NC0009.</exception>
    public static double MaxLossOf(ParseResult parsed)
    {
        var text = parsed.GetRequiredValue(MaxLoss);
        return QuantityParser.TryParse(text, Unit.Percent, out var loss, out var error) && loss is >= 0 and < 1
            ? loss
            : throw new InputErrorException(FileCodes.BadValue.With($"--max-loss '{text}' is not from 0 % to below 100 %, for example 1%. {error}".TrimEnd()));
    }

    /// <exception cref="InputErrorException">NC0009.</exception>
    public static (int Least, int Most) BitsOf(ParseResult parsed)
    {
        var text = parsed.GetRequiredValue(Bits);
        string[] ends = text.Split("..");
        return ends.Length == 2 && TryBits(ends[0], out var least) && TryBits(ends[1], out var most) && least <= most
            ? (least, most)
            : throw new InputErrorException(FileCodes.BadValue.With($"--bits '{text}' is not a range within 1..8, for example 2..6."));
    }

    static bool TryBits(string text, out int bits) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out bits) && bits is >= 1 and <= 8;
}
