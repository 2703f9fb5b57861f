namespace NeuroChip.Devices.Pulses;

/// <summary>Sizes of a step up and a step down before the factor of the law.</summary>
public readonly record struct StepSizes(double Up, double Down)
{
    /// <param name="mean">dw_min, 0 or above.</param>
    /// <param name="upDown">Asymmetry, −1…1: negative weakens steps up, positive those down.</param>
    public static StepSizes OfAsymmetry(double mean, double upDown)
    {
        Require.NotNegative(mean, "dw_min");
        Require.NotNegative(1 - Math.Abs(upDown), "1 - |up_down|");
        return new(mean * (1 + Math.Min(upDown, 0)), mean * (1 - Math.Max(upDown, 0)));
    }
}
