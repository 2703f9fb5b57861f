namespace NeuroChip.Devices.Pulses;

/// <summary>Constants of <see cref="ExponentialStep"/>.</summary>
/// <param name="Slope">a in z = 2a·w/(w_max − w_min) + b.</param>
/// <param name="Shift">b there.</param>
public sealed record ExponentialShape(double Slope, double Shift, double GammaUp, double GammaDown, double AmplitudeUp, double AmplitudeDown)
{
    internal ExponentialShape Checked()
    {
        Require.Finite(Slope, "a");
        Require.Finite(Shift, "b");
        Require.Finite(GammaUp, "gamma_up");
        Require.Finite(GammaDown, "gamma_down");
        Require.Finite(AmplitudeUp, "A_up");
        Require.Finite(AmplitudeDown, "A_down");
        return this;
    }
}
