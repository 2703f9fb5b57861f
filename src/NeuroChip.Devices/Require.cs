using System.Globalization;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;

namespace NeuroChip.Devices;

/// <summary>Refuses parameters that no device can have; NaN passes no test.</summary>
static class Require
{
    public static double Finite(double value, string name) =>
        double.IsFinite(value) ? value : throw Bad(name, value, "a finite number");

    public static double Positive(double value, string name) =>
        value > 0 && double.IsFinite(value) ? value : throw Bad(name, value, "a finite number above 0");

    public static double NotNegative(double value, string name) =>
        value >= 0 && double.IsFinite(value) ? value : throw Bad(name, value, "a finite number, 0 or above");

    public static int Within(int value, int lowest, int highest, string name) =>
        value >= lowest && value <= highest
            ? value
            : throw Bad(name, value, string.Create(CultureInfo.InvariantCulture, $"a whole number from {lowest} to {highest}"));

    public static void Ordered(double low, double high, string lowName, string highName)
    {
        Finite(low, lowName);
        Finite(high, highName);
        if (!(low < high))
        {
            throw Error(DeviceCodes.RangeEmpty, $"{highName} is {high} and {lowName} is {low}; {highName} must be larger.");
        }
    }

    public static void SameSize(int found, int wanted, string name)
    {
        if (found != wanted)
        {
            throw Error(DeviceCodes.ShapesDiffer, $"{name}: {found} where {wanted} belong.");
        }
    }

    public static InputErrorException Error(DiagnosticDescriptor descriptor, FormattableString message) =>
        new(descriptor.With(message.ToString(CultureInfo.InvariantCulture)));

    static InputErrorException Bad(string name, double value, string allowed) =>
        Error(DeviceCodes.BadParameter, $"{name} is {value}; it must be {allowed}.");
}
