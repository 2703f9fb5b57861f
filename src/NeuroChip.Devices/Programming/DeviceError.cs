using NeuroChip.Core.Numerics;
using NeuroChip.Core.Random;

namespace NeuroChip.Devices.Programming;

/// <summary>
/// What becomes of a conductance that is written or read: target plus an error, cut off at zero, or clipped to the device's range.
/// Cutting off raises the mean of an idle device to 0.399 σ.
/// </summary>
/// <param name="Range">Lowest and highest conductance; null for zero and no upper limit.</param>
public sealed record DeviceError(ISpreadLaw Law, ErrorShape Shape = ErrorShape.Normal, (double Low, double High)? Range = null)
{
    /// <summary>Draws no number where the law's spread is zero.</summary>
    public double Apply(double target, ulong seed, RandomStream stream, uint element, uint tick = 0, uint draw = 0)
    {
        var spread = Law.Spread(target);
        if (spread > 0)
        {
            target = Shape switch
            {
                ErrorShape.Uniform => target + (spread * (Philox.Uniform(seed, stream, element, tick, draw) - 0.5)),
                ErrorShape.LogNormal => target * DeterministicMath.Exp(spread * DeviceNoise.Normal(seed, stream, element, tick, draw)),
                _ => target + (spread * DeviceNoise.Normal(seed, stream, element, tick, draw)),
            };
        }

        return Range is { } range ? Math.Clamp(target, range.Low, range.High) : Math.Max(0, target);
    }
}
