using System.Collections.Immutable;
using System.Globalization;
using NeuroChip.Compiler.Profiles.Yaml;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Host.Pipeline;

namespace NeuroChip.Host.Sweeps;

/// <summary>
/// A sweep in a file: <c>axes</c> with a range or a list under each setting, and, where wanted, <c>seeds</c>, <c>sampling</c> and <c>points</c>.
/// </summary>
sealed record YamlPlan
{
    static readonly string[] Keys = ["axes", "seeds", "sampling", "points"];

    public ImmutableArray<SweepAxis> Axes { get; init; } = [];

    public int? Seeds { get; init; }

    public string? Sampling { get; init; }

    public int? Points { get; init; }

    /// <exception cref="InputErrorException">NC0104, or those of an axis.</exception>
    public static YamlPlan Read(string path)
    {
        using var reader = new StreamReader(UserFile.OpenRead(path));
        var findings = new DiagnosticBag();
        var root = YamlTree.Read(ReadAtMost(reader, YamlTree.LongestText, path), path, findings);
        if (findings.HasErrors || root is null)
        {
            throw new InputErrorException(findings.Items[0]);
        }

        if (root is not YamlMap map)
        {
            throw Bad(root, $"the file is {root.Noun}; a mapping with 'axes' is expected.");
        }

        if (map.Repeated.Select(entry => entry.Key).Concat(map.Entries.Select(entry => entry.Key).Except(Keys)).FirstOrDefault() is { } wrong)
        {
            throw Bad(map, $"'{wrong}' is repeated or unknown; there are {string.Join(", ", Keys)}.{NearestName.Suggestion(wrong, Keys)}");
        }

        return new YamlPlan
        {
            Axes = map.Find("axes") is { } axes ? ReadAxes(axes.Value) : [],
            Seeds = ReadCount(map, "seeds"),
            Points = ReadCount(map, "points"),
            Sampling = ReadSampling(map),
        };
    }

    static ImmutableArray<SweepAxis> ReadAxes(YamlNode node) => node is YamlMap { Repeated.Count: 0 } axes
        ? [.. axes.Entries.Select(entry => AxisText.Parse(entry.Key, Values(entry.Value)))]
        : throw Bad(node, $"'axes' is {node.Noun} or has a key twice; settings with their values are expected.");

    static string Values(YamlNode node) => node switch
    {
        YamlScalar scalar => scalar.Text,
        YamlList list when list.Items.All(item => item is YamlScalar) => string.Join(',', list.Items.Cast<YamlScalar>().Select(item => item.Text)),
        _ => throw Bad(node, $"values of an axis are {node.Noun}; a range or a list is expected."),
    };

    static int? ReadCount(YamlMap map, string key) => map.Find(key)?.Value switch
    {
        null => null,
        YamlScalar scalar when int.TryParse(scalar.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) => count,
        var node => throw Bad(node, $"'{key}' is no whole number."),
    };

    static string? ReadSampling(YamlMap map) => map.Find("sampling")?.Value switch
    {
        null => null,
        YamlScalar { Text: PointSampling.Grid or PointSampling.Random or PointSampling.LatinHypercube } scalar => scalar.Text,
        var node => throw Bad(node, "'sampling' is none of grid, random and lhs."),
    };

    static string ReadAtMost(StreamReader reader, int longest, string path)
    {
        var text = new char[longest + 1];
        var length = reader.ReadBlock(text, 0, text.Length);
        return length <= longest
            ? new string(text, 0, length)
            : throw new InputErrorException(FileCodes.TooLarge.At(new SourceLocation(path), FormattableString.Invariant($"the file has more than {longest} characters.")));
    }

    static InputErrorException Bad(YamlNode node, string message) => new(SweepCodes.BadPlanYaml.At(node.Location, message));
}
