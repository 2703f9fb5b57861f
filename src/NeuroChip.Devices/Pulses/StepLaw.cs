namespace NeuroChip.Devices.Pulses;

/// <summary>Laws that add a step for every pulse, on a signed weight between two bounds.</summary>
public abstract class StepLaw : IPulseLaw
{
    /// <exception cref="Core.Diagnostics.InputErrorException">NC1051: an empty range.</exception>
    protected StepLaw(double minimum, double maximum)
    {
        Require.Ordered(minimum, maximum, "w_min", "w_max");
        (Minimum, Maximum) = (minimum, maximum);
    }

    public double Minimum { get; }

    public double Maximum { get; }

    /// <summary>Distance of the bounds.</summary>
    protected double Width => Maximum - Minimum;

    public double Apply(double state, int pulses)
    {
        var weight = Math.Clamp(state, Minimum, Maximum);
        for (var left = Math.Abs((long)pulses); left > 0; left--)
        {
            var next = Math.Clamp(weight + Step(weight, pulses), Minimum, Maximum);
            if (next == weight)
            {
                return weight;
            }

            weight = next;
        }

        return weight;
    }

    public double Step(double state, int direction) => direction > 0 ? Up(state) : -Down(state);

    /// <summary>What a potentiating pulse adds.</summary>
    protected abstract double Up(double weight);

    /// <summary>What a depressing pulse subtracts.</summary>
    protected abstract double Down(double weight);
}
