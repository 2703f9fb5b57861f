using System.Globalization;
using NeuroChip.Core.Units;

namespace NeuroChip.Host.Reports.Pages;

/// <summary>Numbers as cells: rounded for people, whole for programs.</summary>
static class Show
{
    public static Cell Count(double count) => Cell.Of(count, count.ToString("0.####", CultureInfo.InvariantCulture));

    public static Cell Number(double value) => Cell.Of(value, value.ToString("G5", CultureInfo.InvariantCulture));

    public static Cell Percent(double share) => Cell.Of(share, PercentText(share));

    /// <summary>A difference of shares, in percentage points.</summary>
    public static Cell Points(double share) => Cell.Of(share, PointsText(share));

    public static Cell Energy(double joules) => Cell.Of(joules, QuantityFormatter.Format(joules, Unit.Joule));

    public static Cell Power(double watts) => Cell.Of(watts, QuantityFormatter.Format(watts, Unit.Watt));

    public static Cell Conductance(double siemens) => Cell.Of(siemens, QuantityFormatter.Format(siemens, Unit.Siemens));

    public static Cell Time(double seconds) => Cell.Of(seconds, QuantityFormatter.Format(seconds, Unit.Second));

    public static Cell Memory(double bits) => Cell.Of(bits, QuantityFormatter.Format(bits, Unit.Bit));

    /// <summary>An empty cell where there is no value.</summary>
    public static Cell Maybe(double? value, Func<double, Cell> show) => value is { } known ? show(known) : "";

    /// <summary>For axes: no more digits than there are.</summary>
    public static string ShortPercent(double share) => (share * 100).ToString("0.##", CultureInfo.InvariantCulture) + " %";

    public static string PointsText(double share) => (share * 100).ToString("F2", CultureInfo.InvariantCulture) + " points";

    public static string PercentText(double share) => (share * 100).ToString("F2", CultureInfo.InvariantCulture) + " %";
}
