using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;

namespace NeuroChip.Host.Sweeps;

/// <summary>Reads axes as users write them: <c>key=1..8</c>, <c>key=0..10%:5%</c>, <c>key=a,b,c</c>.</summary>
static partial class AxisText
{
    /// <summary>Beyond this a range is a slip of the finger.</summary>
    const int MostValues = 10_000;

    [GeneratedRegex(@"^(?<from>[-+]?\d+(\.\d+)?)\s*(?<unit1>[^\d\s.:,]*)\s*\.\.\s*(?<to>[-+]?\d+(\.\d+)?)\s*(?<unit2>[^\d\s.:,]*)\s*(:\s*(?<step>[-+]?\d+(\.\d+)?)\s*(?<unit3>[^\d\s.:,]*))?$")]
    private static partial Regex RangeForm();

    [GeneratedRegex(@"^[-+]?\d+(\.\d+)?\s*(?<unit>[^\d\s.:,]*)$")]
    private static partial Regex NumberForm();

    /// <exception cref="InputErrorException">NC0100 or NC0101.</exception>
    public static SweepAxis Parse(string text)
    {
        var split = text.IndexOf('=', StringComparison.Ordinal);
        return split > 0
            ? Parse(text[..split].Trim(), text[(split + 1)..])
            : throw Bad($"'--axis {text}' has no key=values.");
    }

    /// <exception cref="InputErrorException">NC0100 or NC0101.</exception>
    public static SweepAxis Parse(string key, string values)
    {
        SettingNames.Require(key);
        return new SweepAxis(key, RangeForm().Match(values.Trim()) is { Success: true } range ? Count(key, values.Trim(), range) : List(key, values));
    }

    /// <summary>Axes that are each well-formed, checked against each other.</summary>
    /// <exception cref="InputErrorException">NC0101: two of one setting.</exception>
    public static ImmutableArray<SweepAxis> RequireDistinct(IEnumerable<SweepAxis> axes)
    {
        ImmutableArray<SweepAxis> all = [.. axes];
        var twice = all.GroupBy(axis => axis.Key, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
        return twice is null ? all : throw Bad($"'{twice.Key}' is an axis twice; put all its values into one.");
    }

    static ImmutableArray<string> List(string key, string values)
    {
        ImmutableArray<string> items = [.. values.Split(',').Select(value => value.Trim())];
        if (items.Any(item => item.Length == 0))
        {
            throw Bad($"the axis '{key}' has an empty value in '{values}'.");
        }

        items = WithUnit(items);
        return items.Distinct(StringComparer.Ordinal).Count() == items.Length
            ? items
            : throw Bad($"the axis '{key}' has a value twice in '{values}'.");
    }

    // A unit after any of the numbers is meant for those without one too, unless there are several: 0,5%,10%.
    static ImmutableArray<string> WithUnit(ImmutableArray<string> items)
    {
        Match[] numbers = [.. items.Select(item => NumberForm().Match(item))];
        string[] units = [.. numbers.Select(number => number.Groups["unit"].Value).Where(unit => unit.Length > 0).Distinct(StringComparer.Ordinal)];
        return numbers.All(number => number.Success) && units.Length == 1
            ? [.. items.Select((item, i) => numbers[i].Groups["unit"].Length > 0 ? item : item + units[0])]
            : items;
    }

    static ImmutableArray<string> Count(string key, string text, Match range)
    {
        // A unit after the last number is meant for the others too; two different ones are not.
        string[] units = [.. new[] { "unit1", "unit2", "unit3" }.Select(name => range.Groups[name].Value).Where(unit => unit.Length > 0).Distinct(StringComparer.Ordinal)];
        if (units.Length > 1)
        {
            throw Bad($"the axis '{key}' mixes the units {string.Join(" and ", units)} in '{text}'; write one.");
        }

        var (from, to, step) = (Number(range, "from"), Number(range, "to"), range.Groups["step"].Success ? Number(range, "step") : 1);
        if (step == 0 || (to - from) / step < 0)
        {
            throw Bad($"the axis '{key}' is empty: no value lies in '{text}' with the step {step.ToString(CultureInfo.InvariantCulture)}.");
        }

        var count = decimal.Floor((to - from) / step) + 1;
        return count <= MostValues
            ? [.. Enumerable.Range(0, (int)count).Select(i => (from + (i * step)).ToString("0.############", CultureInfo.InvariantCulture) + string.Concat(units))]
            : throw Bad($"the axis '{key}' has {count} values in '{text}'; at most {MostValues} are allowed.");
    }

    static decimal Number(Match range, string name) => decimal.Parse(range.Groups[name].Value, NumberStyles.Float, CultureInfo.InvariantCulture);

    static InputErrorException Bad(string message) => new(SweepCodes.BadAxis.With(message));
}
