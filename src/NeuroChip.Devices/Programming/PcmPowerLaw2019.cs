using NeuroChip.Core.Numerics;
using NeuroChip.Core.Random;

namespace NeuroChip.Devices.Programming;

/// <summary>
/// Phase-change memory: normal programming error, drift (t/t0)^−ν with ν drawn once per device, read noise that grows with time
/// (Nandakumar et al., ICECS 2019).
/// </summary>
public sealed class PcmPowerLaw2019 : IRetentionModel
{
    /// <summary>Time after programming at which a conductance counts as the programmed one, in s.</summary>
    public const double ReferenceTime = 20;

    const double ReadTime = 250e-9;

    readonly double _maximum;

    /// <param name="maximum">Gmax in µS; 25 in the publication.</param>
    public PcmPowerLaw2019(double maximum = 25) => _maximum = Require.Positive(maximum, "g_max_uS");

    /// <summary>Standard deviation of programming, in µS.</summary>
    public double ProgrammingSpread(double target)
    {
        var share = target / _maximum;
        return 0.26348 + (1.9650 * share) - (1.1731 * share * share);
    }

    /// <summary>Mean and standard deviation of ν over devices with this target.</summary>
    public (double Mean, double Deviation) DriftExponent(double target)
    {
        var log = DeterministicMath.Log(Require.Positive(target, "g_target_uS") / _maximum);
        return (Math.Clamp((-0.0155 * log) + 0.0244, 0.049, 0.1), Math.Clamp((-0.0125 * log) - 0.0059, 0.008, 0.045));
    }

    public double Conductance(double target, double seconds, ulong seed, uint device, uint programming = 0, uint read = 0)
    {
        var time = Require.NotNegative(seconds, "t_s") + ReferenceTime;
        var programmed = Math.Max(
            0, target + (ProgrammingSpread(target) * DeviceNoise.Normal(seed, RandomStream.DeviceProgramming, device, programming)));
        var (mean, deviation) = DriftExponent(target);
        var exponent = Math.Abs(mean + (deviation * DeviceNoise.Normal(seed, RandomStream.DeviceManufacture, device)));
        var drifted = programmed * DeterministicMath.Pow(time / ReferenceTime, -exponent);
        var noise = ReadNoise(programmed) * Math.Sqrt(DeterministicMath.Log((time + ReadTime) / (2 * ReadTime)));
        return Math.Max(0, drifted * (1 + (noise * DeviceNoise.Normal(seed, RandomStream.DeviceRead, device, read, programming))));
    }

    // Relative, at ln(…) = 1. The power is floored, which keeps devices at zero finite.
    double ReadNoise(double programmed) => Math.Min(0.0088 / Math.Max(DeterministicMath.Pow(programmed / _maximum, 0.65), 1e-3), 0.2);
}
