using System.Collections.Immutable;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Networks;
using NeuroChip.Core.Numerics;

namespace NeuroChip.Compiler.Lowering;

/// <summary>
/// Neuron models into the normal form. A first-order equation τ y' = (y_leak − y) + r x becomes y ← (1 − loss)·y + gain·(y_leak·… + r·x) with
/// loss and gain of the integration scheme (Euler: dt/τ both; exponential: 1 − exp(−dt/τ) both; decay-exponential: 1 − exp(−dt/τ) and dt/τ).
/// </summary>
static class NeuronLowering
{
    // Files store time constants in single precision; one that equals the tick comes out a little shorter.
    const double Tolerance = 1e-6;

    /// <summary>Null, with a diagnostic, where a time constant does not allow this tick.</summary>
    public static NeuronDynamics? Lower(Population population, Discretization discretization, DiagnosticBag diagnostics)
    {
        var steps = new FirstOrder(population, discretization, diagnostics);
        var dynamics = population.Model switch
        {
            LifModel m => Leaky(steps, discretization, m.Tau, m.R, m.VLeak) with
            {
                Threshold = m.VThreshold,
                ResetValue = m.VReset,
                RefractoryTicks = m.RefractoryTicks,
            },
            CubaLifModel m => Current(steps, discretization, m.TauSyn, m.TauMem, m.R, m.VLeak, m.WIn) with
            {
                Threshold = m.VThreshold,
                ResetValue = m.VReset,
                RefractoryTicks = m.RefractoryTicks,
            },
            IfModel m => Integrator(population, discretization, m.R) with { Threshold = m.VThreshold, ResetValue = m.VReset },
            IntegratorModel m => Integrator(population, discretization, m.R) with { Fires = false },
            LeakyIntegratorModel m => Leaky(steps, discretization, m.Tau, m.R, m.VLeak) with { Fires = false },
            CubaLeakyIntegratorModel m => Current(steps, discretization, m.TauSyn, m.TauMem, m.R, m.VLeak, m.WIn) with { Fires = false },
            ThresholdModel m => Memoryless() with { Threshold = m.Threshold, Inclusive = discretization.ThresholdInclusive },
            PassthroughModel => Memoryless() with { Fires = false },
            _ => throw new InvalidOperationException($"'{population.Name}': model {population.Model.GetType().Name} has no dynamics"),
        };
        return steps.Valid ? dynamics : null;
    }

    static NeuronDynamics Leaky(FirstOrder steps, Discretization discretization, ParameterValues tau, ParameterValues r, ParameterValues leak)
    {
        var (loss, gain) = steps.Of("tau", tau);
        return Firing(discretization) with
        {
            MembraneLoss = loss,
            Gain = Combine(gain, r, (g, x) => g * x),
            Bias = Combine(gain, leak, (g, x) => g * x),
        };
    }

    // The membrane's gain is moved in front of the current: i' = gain_m·r·i obeys the same equation and drives v directly.
    static NeuronDynamics Current(
        FirstOrder steps, Discretization discretization, ParameterValues tauSyn, ParameterValues tauMem, ParameterValues r, ParameterValues leak, ParameterValues wIn)
    {
        var (currentLoss, currentGain) = steps.Of("tau_syn", tauSyn);
        var (loss, gain) = steps.Of("tau_mem", tauMem);
        var membrane = Combine(gain, r, (g, x) => g * x);
        var synapse = Combine(currentGain, wIn, (g, x) => g * x);
        return Firing(discretization) with
        {
            CurrentLoss = currentLoss,
            MembraneLoss = loss,
            Gain = Combine(membrane, synapse, (m, s) => m * s),
            Bias = Combine(gain, leak, (g, x) => g * x),
            PreviousCurrent = discretization.PreviousCurrent,
        };
    }

    static NeuronDynamics Integrator(Population population, Discretization discretization, ParameterValues r) =>
        Firing(discretization) with { MembraneLoss = 0, Gain = Combine(discretization.Dt, r, (dt, x) => dt * x) };

    static NeuronDynamics Memoryless() => new() { MembraneLoss = 1, Gain = 1 };

    static NeuronDynamics Firing(Discretization discretization) =>
        new() { MembraneLoss = 0, Gain = 1, Reset = discretization.Reset, Inclusive = discretization.ThresholdInclusive };

    static ParameterValues Combine(ParameterValues a, ParameterValues b, Func<double, double, double> operation)
    {
        if (a.IsUniform && b.IsUniform)
        {
            return operation(a[0], b[0]);
        }

        var values = ImmutableArray.CreateBuilder<double>(Math.Max(a.Length, b.Length));
        for (var i = 0; i < values.Capacity; i++)
        {
            values.Add(operation(a[i], b[i]));
        }

        return new ParameterValues(values.MoveToImmutable());
    }

    /// <summary>Loss and gain of first-order equations under the network's scheme; remembers whether all of them were possible.</summary>
    sealed class FirstOrder(Population population, Discretization discretization, DiagnosticBag diagnostics)
    {
        public bool Valid { get; private set; } = true;

        public (ParameterValues Loss, ParameterValues Gain) Of(string name, ParameterValues tau)
        {
            var losses = new double[tau.Length];
            var gains = new double[tau.Length];
            for (var i = 0; i < tau.Length; i++)
            {
                var ratio = discretization.Dt / tau[i];
                (losses[i], gains[i]) = discretization.Scheme switch
                {
                    IntegrationScheme.Euler => (ratio, ratio),
                    IntegrationScheme.Exponential => (Decayed(ratio), Decayed(ratio)),
                    _ => (Decayed(ratio), ratio),
                };
                if (!(losses[i] is >= 0 and <= 1 + Tolerance) || !double.IsFinite(gains[i]))
                {
                    Refuse(name, tau[i]);
                    break;
                }

                losses[i] = Math.Min(losses[i], 1);
            }

            return (new ParameterValues([.. losses]), new ParameterValues([.. gains]));
        }

        static double Decayed(double ratio) => 1 - DeterministicMath.Exp(-ratio);

        void Refuse(string name, double tau)
        {
            Valid = false;
            diagnostics.Add(QuantizationCodes.NotRepresentable.At(
                population.Location,
                FormattableString.Invariant($"Population '{population.Name}': {name} is {tau} s; a tick of {discretization.Dt} s needs a positive time constant that is not shorter than the tick.")));
        }
    }
}
