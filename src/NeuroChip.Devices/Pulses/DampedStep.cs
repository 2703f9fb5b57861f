using NeuroChip.Core.Numerics;

namespace NeuroChip.Devices.Pulses;

/// <summary>
/// Steps +α₊·e^(β₊(w − w_min)/(w_max − w_min)) and −α₋·e^(β₋(w_max − w)/(w_max − w_min)); damped where β is negative
/// (Querlioz et al., IJCNN 2011).
/// </summary>
public sealed class DampedStep(double minimum, double maximum, StepSizes steps, double dampingUp, double dampingDown) : StepLaw(minimum, maximum)
{
    readonly double _dampingUp = Require.Finite(dampingUp, "damp_inc"), _dampingDown = Require.Finite(dampingDown, "damp_dec");

    protected override double Up(double weight) => steps.Up * DeterministicMath.Exp(_dampingUp * (weight - Minimum) / Width);

    protected override double Down(double weight) => steps.Down * DeterministicMath.Exp(_dampingDown * (Maximum - weight) / Width);
}
