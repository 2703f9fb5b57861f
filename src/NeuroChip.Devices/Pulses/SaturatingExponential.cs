using NeuroChip.Core.Numerics;

namespace NeuroChip.Devices.Pulses;

/// <summary>
/// Conductance curves that saturate: h ← B − (B − h)·e^(−n/A) above Gmin, with A pulses and B so that P pulses span the range. A negative A
/// is the mirror image; an infinite one a straight line. Up and down have constants of their own.
/// </summary>
public sealed class SaturatingExponential : IPulseLaw
{
    readonly Curve _up, _down;

    /// <exception cref="Core.Diagnostics.InputErrorException">NC1050, NC1051: an empty range or a curve without pulses.</exception>
    public SaturatingExponential(double minimum, double maximum, Curve up, Curve down)
    {
        Require.Ordered(minimum, maximum, "Gmin", "Gmax");
        (Minimum, Maximum, _up, _down) = (minimum, maximum, up.Checked(), down.Checked());
    }

    public double Minimum { get; }

    public double Maximum { get; }

    public double Apply(double state, int pulses)
    {
        if (pulses == 0)
        {
            return Math.Clamp(state, Minimum, Maximum);
        }

        return Math.Clamp(state + Step(pulses > 0 ? _up : _down, state, pulses), Minimum, Maximum);
    }

    public double Step(double state, int direction) => direction > 0 ? Step(_up, state, 1) : Step(_down, state, -1);

    double Step(Curve curve, double state, int pulses) => double.IsInfinity(curve.Constant)
        ? (Maximum - Minimum) * pulses / curve.Pulses
        : (End(curve) - (state - Minimum)) * Approach(pulses / curve.Constant);

    // B: where the curve would end after infinitely many pulses, above Gmin.
    double End(Curve curve) => (Maximum - Minimum) / Approach(curve.Pulses / curve.Constant);

    // 1 − e^−x; bounded, so that a curve that ends on a bound stays there.
    static double Approach(double x) => -DeterministicMath.Expm1(-Math.Clamp(x, -600, 600));

    /// <summary>One direction.</summary>
    /// <param name="Pulses">P, from end to end.</param>
    /// <param name="Constant">A, in pulses, with the sign of the label; ±infinity for a straight line.</param>
    public readonly record struct Curve(double Pulses, double Constant)
    {
        /// <param name="label">Non-linearity label with its sign.</param>
        public static Curve OfLabel(double pulses, double label) =>
            new(pulses, pulses * (label < 0 ? -1 : 1) * NonlinearityLabel.CurveConstant(label));

        internal Curve Checked()
        {
            Require.Positive(Pulses, "pulses from end to end");
            if (!double.IsInfinity(Constant))
            {
                Require.Positive(Math.Abs(Constant), "magnitude of the curve constant");
            }

            return this;
        }
    }
}
