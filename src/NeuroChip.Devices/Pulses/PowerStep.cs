using NeuroChip.Core.Numerics;

namespace NeuroChip.Devices.Pulses;

/// <summary>Steps s·(distance to the bound that they approach / distance of the bounds)^γ.</summary>
public sealed class PowerStep(double minimum, double maximum, StepSizes steps, double gammaUp, double gammaDown) : StepLaw(minimum, maximum)
{
    readonly double _gammaUp = Require.NotNegative(gammaUp, "gamma_up"), _gammaDown = Require.NotNegative(gammaDown, "gamma_down");

    protected override double Up(double weight) => steps.Up * DeterministicMath.Pow((Maximum - weight) / Width, _gammaUp);

    protected override double Down(double weight) => steps.Down * DeterministicMath.Pow((weight - Minimum) / Width, _gammaDown);
}
