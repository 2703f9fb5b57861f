using NeuroChip.Core.Networks;
using NeuroChip.Core.Numerics;

namespace NeuroChip.Reference.Neurons;

/// <summary>Coefficients of one step of length dt under the scheme chosen.</summary>
readonly struct FilterBuilder(Discretization discretization, int size)
{
    /// <summary>τ s' = −s + offset + r·x. With the decay-exponential scheme the offset is fed in like the input, with dt/τ.</summary>
    public LinearFilter Leaky(ParameterValues tau, ParameterValues r, ParameterValues offset)
    {
        double[] decays = new double[size], gains = new double[size], offsets = new double[size];
        for (var n = 0; n < size; n++)
        {
            var (decay, feed) = Step(tau.SinglePrecision ? (float)discretization.Dt / (float)tau[n] : discretization.Dt / tau[n]);
            decays[n] = decay;
            gains[n] = feed * r[n];
            offsets[n] = feed * offset[n];
        }

        return new LinearFilter(decays, gains, offsets);
    }

    /// <summary>s' = r·x: the same in all schemes.</summary>
    public LinearFilter Integrator(ParameterValues r)
    {
        double[] decays = new double[size], gains = new double[size];
        Array.Fill(decays, 1);
        for (var n = 0; n < size; n++)
        {
            gains[n] = discretization.Dt * r[n];
        }

        return new LinearFilter(decays, gains, new double[size]);
    }

    /// <summary>s = x, without memory.</summary>
    public LinearFilter Copy()
    {
        var gains = new double[size];
        Array.Fill(gains, 1);
        return new LinearFilter(new double[size], gains, new double[size]);
    }

    // What is left of the state after dt, and the share of the drive that comes in; share = dt/τ.
    (double Decay, double Feed) Step(double share) => discretization.Scheme switch
    {
        IntegrationScheme.Euler => (1 - share, share),
        IntegrationScheme.Exponential => (DeterministicMath.Exp(-share), -DeterministicMath.Expm1(-share)),
        _ => (DeterministicMath.Exp(-share), share),
    };
}
