using System.Collections.Immutable;

namespace NeuroChip.Devices.Programming;

/// <summary>A device whose programming error was measured: a polynomial of the target, not below zero. Conductances in µS.</summary>
/// <param name="Name">What vectors and profiles call it.</param>
/// <param name="Coefficients">Lowest power first, of target/<paramref name="Unit"/>, giving µS.</param>
/// <param name="Unit">Conductance that the polynomial's argument is relative to, in µS.</param>
/// <param name="Lowest">Lowest conductance measured, in µS.</param>
/// <param name="Highest">Highest conductance measured, in µS.</param>
/// <param name="Source">Publication and figure.</param>
public sealed record MeasuredDevice(
    string Name, ImmutableArray<double> Coefficients, double Unit, double Lowest, double Highest, string Source) : ISpreadLaw
{
    public double Spread(double target)
    {
        var share = target / Unit;
        var sum = 0.0;
        for (var power = Coefficients.Length - 1; power >= 0; power--)
        {
            sum = (sum * share) + Coefficients[power];
        }

        return Math.Max(0, sum);
    }
}
