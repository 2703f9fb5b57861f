using NeuroChip.Core.Numerics;

namespace NeuroChip.Devices.Pulses;

/// <summary>
/// Steps s·max(0, 1 − A·e^(±γz)) with z = 2a·w/(w_max − w_min) + b; plus for steps up (Gong et al., Nature Communications 2018).
/// </summary>
public sealed class ExponentialStep : StepLaw
{
    readonly StepSizes _steps;
    readonly ExponentialShape _shape;

    public ExponentialStep(double minimum, double maximum, StepSizes steps, ExponentialShape shape)
        : base(minimum, maximum) => (_steps, _shape) = (steps, shape.Checked());

    protected override double Up(double weight) => _steps.Up * Factor(_shape.AmplitudeUp, _shape.GammaUp * Argument(weight));

    protected override double Down(double weight) => _steps.Down * Factor(_shape.AmplitudeDown, -_shape.GammaDown * Argument(weight));

    double Argument(double weight) => (2 * _shape.Slope * weight / Width) + _shape.Shift;

    static double Factor(double amplitude, double exponent) => Math.Max(0, 1 - (amplitude * DeterministicMath.Exp(exponent)));
}
