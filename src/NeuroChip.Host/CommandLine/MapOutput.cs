using System.CommandLine;
using NeuroChip.Host.Pipeline;
using NeuroChip.Host.Reports;

namespace NeuroChip.Host.CommandLine;

/// <summary>Options that say where the map of the chip goes.</summary>
static class MapOutput
{
    public static readonly Option<bool> Report = new("--report")
    {
        Description = "Print how full cores and links are, and what stands in the way of fewer cores",
    };

    public static readonly Option<string?> Svg = new("--svg")
    {
        Description = "Draw cores and links into this file",
    };

    public static readonly Option<string?> Csv = new("--csv")
    {
        Description = "Write the use of every core and link to this file",
    };

    public static IReadOnlyList<Option> All => [Report, Svg, Csv];

    public static bool IsWanted(ParseResult parsed) => parsed.GetValue(Report) || parsed.GetValue(Svg) is not null || parsed.GetValue(Csv) is not null;

    /// <summary>Called before long work, so that nothing is computed in vain.</summary>
    public static void RequireFree(ParseResult parsed)
    {
        foreach (var path in new[] { parsed.GetValue(Svg), parsed.GetValue(Csv) }.OfType<string>())
        {
            OutputFile.RequireFree(path, parsed.GetValue(ExecutionOptions.Force));
        }
    }

    public static void Write(ParseResult parsed, Terminal terminal, ChipMap map)
    {
        if (parsed.GetValue(Report) && !terminal.Json)
        {
            ChipMapText.Write(terminal.Output, map);
        }

        if (parsed.GetValue(Svg) is { } svg)
        {
            OutputFile.WriteText(svg, overwrite: true, ChipMapSvg.Build(map));
        }

        if (parsed.GetValue(Csv) is { } csv)
        {
            OutputFile.WriteText(csv, overwrite: true, ChipMapCsv.Build(map));
        }
    }
}
