namespace NeuroChip.Devices.Pulses;

/// <summary>Steps s·(1 − γ·w/bound). γ = 0 is the constant step, γ = 1 the soft-bounds law.</summary>
public sealed class LinearStep : StepLaw
{
    readonly StepSizes _steps;
    readonly double _up, _down;

    /// <exception cref="Core.Diagnostics.InputErrorException">NC1050: a slope towards a bound at 0.</exception>
    public LinearStep(double minimum, double maximum, StepSizes steps, double gammaUp, double gammaDown)
        : base(minimum, maximum)
    {
        _steps = steps;
        _up = PerWeight(gammaUp, maximum, "gamma_up", "magnitude of w_max");
        _down = PerWeight(gammaDown, minimum, "gamma_down", "magnitude of w_min");
    }

    public static LinearStep Constant(double minimum, double maximum, StepSizes steps) => new(minimum, maximum, steps, 0, 0);

    public static LinearStep SoftBounds(double minimum, double maximum, StepSizes steps) => new(minimum, maximum, steps, 1, 1);

    protected override double Up(double weight) => _steps.Up * (1 - (_up * weight));

    protected override double Down(double weight) => _steps.Down * (1 - (_down * weight));

    static double PerWeight(double gamma, double bound, string gammaName, string boundName)
    {
        if (Require.Finite(gamma, gammaName) == 0)
        {
            return 0;
        }

        Require.Positive(Math.Abs(bound), boundName);
        return gamma / bound;
    }
}
