using NeuroChip.Core.Hardware;
using NeuroChip.Core.Numerics;

namespace NeuroChip.Emulator.Accounting;

/// <summary>
/// Prices at the voltage that a chip runs at: energy of an event goes with the square of the voltage (the charge of a capacitance), static power
/// with the power of it that the profile gives. A price without a voltage of its own stands as it is.
/// </summary>
public static class VoltageScaling
{
    /// <summary>Joules of one event.</summary>
    public static double Joules(HardwareProfile profile, PriceEntry price, int tilesInUse) =>
        price.ValueAt(tilesInUse) * Factor(profile.Supply?.Volts, price.Volts, 2);

    public static double Watts(HardwareProfile profile, PowerEntry power) =>
        power.Watts * Factor(profile.Supply?.Volts, power.Volts, profile.Supply?.StaticExponent ?? 0);

    static double Factor(double? volts, double? pricedAt, double exponent) =>
        volts is { } here && pricedAt is { } there && here != there ? DeterministicMath.Pow(here / there, exponent) : 1;
}
