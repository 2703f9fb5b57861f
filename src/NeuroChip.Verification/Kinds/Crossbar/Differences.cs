using System.Globalization;

namespace NeuroChip.Verification.Kinds.Crossbar;

/// <summary>Comparisons that name the first difference.</summary>
static class Differences
{
    /// <summary>Of formulas in double precision, relative to max(1, max|Y|).</summary>
    public const double Tolerance = 1e-9;

    public static string? Of(string name, double[][] found, double[][] wanted, double tolerance = Tolerance)
    {
        var largest = wanted.Max(row => row.Max(Math.Abs));
        return found.Length != wanted.Length
            ? Text($"{name} has {found.Length} rows where {wanted.Length} are expected")
            : wanted.Select((row, k) => First(Text($"{name}[{k}]"), found[k], row, tolerance * Math.Max(1, largest))).FirstOrDefault(d => d is not null);
    }

    public static string? Of(string name, double[] found, double[] wanted, double tolerance = Tolerance) =>
        First(name, found, wanted, tolerance * Math.Max(1, wanted.Select(Math.Abs).DefaultIfEmpty().Max()));

    /// <summary>Differences of whole numbers; all are reported.</summary>
    public static string? OfExact(string name, IReadOnlyList<int> found, IReadOnlyList<int> wanted) =>
        First(name, [.. found.Select(x => (double)x)], [.. wanted.Select(x => (double)x)], 0);

    /// <param name="allowed">Largest difference of a single value.</param>
    public static string? OfValue(string name, double found, double wanted, double allowed) =>
        Math.Abs(found - wanted) <= allowed ? null : Text($"{name} is {found:R} where {wanted:R} ± {allowed:G3} is expected");

    static string? First(string name, double[] found, double[] wanted, double allowed)
    {
        if (found.Length != wanted.Length)
        {
            return Text($"{name} has {found.Length} values where {wanted.Length} are expected");
        }

        for (var i = 0; i < wanted.Length; i++)
        {
            if (OfValue(Text($"{name}[{i}]"), found[i], wanted[i], allowed) is { } difference)
            {
                return difference;
            }
        }

        return null;
    }

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
