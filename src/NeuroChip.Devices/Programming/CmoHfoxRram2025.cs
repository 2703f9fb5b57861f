using NeuroChip.Core.Numerics;
using NeuroChip.Core.Random;

namespace NeuroChip.Devices.Programming;

/// <summary>
/// Conductive-metal-oxide/HfOx RRAM: programming to an acceptance, relaxation that grows with ln t but not with G, read noise
/// (Falcone et al. 2025, arXiv 2502.04524).
/// </summary>
public sealed class CmoHfoxRram2025 : IRetentionModel
{
    const double Ln10 = 2.302585092994046;

    readonly ISpreadLaw _programming;
    readonly double _lowest, _highest;

    /// <param name="programming">One of the two acceptances in <see cref="MeasuredDevices"/>.</param>
    /// <param name="lowest">Lower end of the range, in µS; 9 in the publication.</param>
    /// <param name="highest">Upper end of the range, in µS; 88.2 in the publication.</param>
    public CmoHfoxRram2025(ISpreadLaw programming, double lowest = 9, double highest = 88.2)
    {
        Require.Ordered(lowest, highest, "g_min_uS", "g_max_uS");
        (_programming, _lowest, _highest) = (programming, lowest, highest);
    }

    /// <remarks>The law holds from 1 s on; at 0 the programmed conductance is returned.</remarks>
    public double Conductance(double target, double seconds, ulong seed, uint device, uint programming = 0, uint read = 0)
    {
        var programmed = target + (_programming.Spread(target) * DeviceNoise.Normal(seed, RandomStream.DeviceProgramming, device, programming));
        if (Require.NotNegative(seconds, "t_s") == 0)
        {
            return programmed;
        }

        var (shift, spread) = Relaxation(seconds);
        var relaxed = programmed + shift + (spread * DeviceNoise.Normal(seed, RandomStream.DeviceProgramming, device, programming, 1));
        return Math.Clamp(
            relaxed + (ReadNoise(relaxed, seconds) * DeviceNoise.Normal(seed, RandomStream.DeviceRead, device, read, programming)), _lowest, _highest);
    }

    /// <summary>Mean and standard deviation of what is added to a conductance, in µS.</summary>
    /// <param name="seconds">Time since programming; the law holds from 1 s on.</param>
    public static (double Shift, double Spread) Relaxation(double seconds)
    {
        var log = DeterministicMath.Log(seconds);
        return (-0.08900206 * log, Math.Max(0, (0.04201137 * log) + 0.41183342));
    }

    // Below 1 µS the fitted logarithm turns negative; such devices end at the lower bound either way.
    static double ReadNoise(double conductance, double seconds) =>
        0.0277316 * DeterministicMath.Log(Math.Max(conductance, 1)) / Ln10
        * Math.Sqrt(Math.Max(0, DeterministicMath.Log((seconds + 1e-6) / 2e-6)));
}
