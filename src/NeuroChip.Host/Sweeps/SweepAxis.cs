using System.Collections.Immutable;
using System.Globalization;

namespace NeuroChip.Host.Sweeps;

/// <summary>A setting and the values that it takes in a sweep.</summary>
/// <param name="Key">A path of the profile ("quantization.weightBits") or an option of run without its hyphens ("ticks").</param>
/// <param name="Values">As a user would type them, in the order given; two or more, or one to fix the setting.</param>
sealed record SweepAxis(string Key, ImmutableArray<string> Values)
{
    /// <summary>Last word of the key: short enough for charts.</summary>
    public string ShortName => Key[(Key.LastIndexOf('.') + 1)..];

    /// <summary>Whether the values are numbers with one unit, so that larger and smaller mean something.</summary>
    public bool IsOrdered { get; } = Values.Select(UnitOf).Distinct(StringComparer.Ordinal).ToList() is [not null];

    /// <summary>Arguments of run that set a value.</summary>
    public string[] Arguments(string value) => SettingNames.IsProfileKey(Key) ? ["--set", $"{Key}={value}"] : [$"--{Key}", value];

    static string? UnitOf(string value)
    {
        var digits = value.TakeWhile(c => char.IsAsciiDigit(c) || c is '.' or '-' or '+').Count();
        return decimal.TryParse(value.AsSpan(0, digits), NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? value[digits..].Trim() : null;
    }
}
