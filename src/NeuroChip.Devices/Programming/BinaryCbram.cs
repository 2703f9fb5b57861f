using NeuroChip.Core.Numerics;

namespace NeuroChip.Devices.Programming;

/// <summary>
/// A filament that is there or not: every switch draws a log-normal conductance about the state's median. Deviation of the logarithm as given in
/// the parameter file of CEA-LIST's simulator for devices of 11.9 µS and 304 µS.
/// </summary>
/// <param name="maxSiemens">What conductances are relative to, in S.</param>
public sealed class BinaryCbram(double maxSiemens) : ISpreadLaw
{
    /// <summary>What profiles call it.</summary>
    public const string Name = "cbram_binary";

    // √(11.9 · 304) µS: below it the filament is broken.
    const double Middle = 60.147e-6;

    /// <returns>Standard deviation of the logarithm; see <see cref="ErrorShape.LogNormal"/>.</returns>
    public double Spread(double target)
    {
        var siemens = target * maxSiemens;
        if (siemens <= 0)
        {
            return 0;
        }

        var log = DeterministicMath.Log(siemens);
        return DeterministicMath.Exp(siemens < Middle ? -1.7081 - (0.0791 * log) : -17.1691 - (1.7575 * log));
    }
}
