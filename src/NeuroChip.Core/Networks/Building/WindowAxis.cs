using System.Globalization;

namespace NeuroChip.Core.Networks.Building;

/// <summary>Output length and leading padding of a window along one axis, or why it does not fit.</summary>
readonly record struct WindowAxis(int Outputs, int Before, string? Problem)
{
    public static WindowAxis Fit(string axis, int inputs, int kernel, int stride, int dilation, bool same, int before, int after)
    {
        if (FindRangeProblem(axis, kernel, stride, dilation, before, after) is { } outOfRange)
        {
            return new WindowAxis(0, 0, outOfRange);
        }

        var reach = (dilation * (kernel - 1L)) + 1;
        if (same)
        {
            return stride == 1
                ? new WindowAxis(inputs, (int)Math.Min((reach - 1) / 2, int.MaxValue), reach > 2L * NetworkLimits.Window ? TooWide(axis, reach, inputs) : null)
                : new WindowAxis(0, 0, Text($"padding \"same\" needs stride 1, not {stride}"));
        }

        var padded = (long)inputs + before + after;
        return reach > padded
            ? new WindowAxis(0, 0, TooWide(axis, reach, padded))
            : new WindowAxis((int)((padded - reach) / stride) + 1, before, null);
    }

    static string? FindRangeProblem(string axis, int kernel, int stride, int dilation, int before, int after)
    {
        const int most = NetworkLimits.Window;
        return kernel is < 1 or > most ? Text($"the kernel's {axis} is {kernel}; allowed are 1 to {most}")
            : stride is < 1 or > most ? Text($"the stride's {axis} is {stride}; allowed are 1 to {most}")
            : dilation is < 1 or > most ? Text($"the dilation's {axis} is {dilation}; allowed are 1 to {most}")
            : before is < 0 or > most ? Text($"the padding's {axis} is {before}; allowed are 0 to {most}")
            : after is < -most or > most ? Text($"the padding's {axis} at the end is {after}; allowed are {-most} to {most}")
            : null;
    }

    static string TooWide(string axis, long reach, long padded) =>
        Text($"the kernel's {axis} with dilation is {reach}, more than the {padded} of the padded input");

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
