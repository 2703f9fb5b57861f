using System.Globalization;

namespace NeuroChip.Compiler;

/// <summary>The last sentence of what does not fit: the setting of the profile that would be just large enough, as <c>--set</c> takes it.</summary>
static class SmallestChange
{
    /// <param name="setting">Key of the profile.</param>
    /// <param name="value">Smallest value with which this budget holds.</param>
    /// <param name="unit">With a leading space; empty for a number.</param>
    public static string To(string setting, long value, string unit = "") =>
        string.Create(CultureInfo.InvariantCulture, $" Smallest change that fits: {setting}={value}{unit}.");
}
