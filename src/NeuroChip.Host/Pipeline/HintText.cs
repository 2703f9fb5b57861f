using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using NeuroChip.Compiler.Mapping;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;

namespace NeuroChip.Host.Pipeline;

/// <summary>Mapping hints as they are typed: <c>population</c>, <c>population[3]</c>, <c>population[0..9]</c>; cores as <c>3,8-11</c>.</summary>
static partial class HintText
{
    // More cores than any chip has; keeps "0-2000000000" from becoming a list.
    const int MostCores = 1 << 24;

    /// <exception cref="InputErrorException">NC4107.</exception>
    public static MappingHints Read(string[] pins, string[] forbidden, string[] groups, string[] separations) => new()
    {
        Pins = [.. pins.Select(Pin)],
        Forbidden = [.. forbidden.SelectMany(Cores)],
        Groups = [.. groups.Select(Ranges)],
        Separations = [.. separations.Select(Ranges)],
    };

    static PinHint Pin(string text) =>
        text.LastIndexOf('=') is > 0 and var equals && Number(text[(equals + 1)..]) is { } core
            ? new PinHint(Range(text[..equals]), core)
            : throw Bad("--pin", text, "population=core, population[3]=core or population[0..9]=core");

    static IEnumerable<int> Cores(string text)
    {
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            var ends = part.Split('-');
            if (ends.Length > 2 || Number(ends[0]) is not { } first || Number(ends[^1]) is not { } last || last < first || last >= MostCores)
            {
                throw Bad("--forbid-cores", text, "cores and ranges of cores such as 3,8-11");
            }

            for (var core = first; core <= last; core++)
            {
                yield return core;
            }
        }
    }

    static ImmutableArray<NeuronRange> Ranges(string text) => [.. text.Split(',', StringSplitOptions.TrimEntries).Select(Range)];

    static NeuronRange Range(string text)
    {
        var match = Pattern().Match(text);
        if (!match.Success)
        {
            throw Bad("A mapping hint", text, "population, population[3] or population[0..9]");
        }

        if (!match.Groups["first"].Success)
        {
            return new NeuronRange(match.Groups["name"].Value, 0, -1);
        }

        var first = Number(match.Groups["first"].Value);
        var last = match.Groups["last"].Success ? Number(match.Groups["last"].Value) : first;
        return first is { } from && last is { } to ? new NeuronRange(match.Groups["name"].Value, from, to) : throw Bad("A mapping hint", text, "numbers below 2^31");
    }

    static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    static InputErrorException Bad(string what, string text, string expected) =>
        new(PlacementCodes.BadHints.With($"{what} '{text}' is not understood; expected {expected}."));

    [GeneratedRegex(@"^(?<name>[^\[\]=]+)(\[(?<first>\d+)(\.\.(?<last>\d+))?\])?$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
