using NeuroChip.Compiler.Lowering;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Hardware;
using NeuroChip.Core.Networks;

namespace NeuroChip.Compiler.Quantization;

/// <summary>What a population asks of the neuron circuit that a profile may not have; one diagnostic for each.</summary>
sealed class FeatureCheck
{
    readonly LoweredPopulation _population;
    readonly HardwareProfile _profile;
    readonly DiagnosticBag _diagnostics;
    readonly NeuronDynamics _dynamics;
    readonly NeuronSpec _neuron;
    bool _complete = true;

    FeatureCheck(LoweredPopulation population, HardwareProfile profile, DiagnosticBag diagnostics)
    {
        _population = population;
        _profile = profile;
        _diagnostics = diagnostics;
        _dynamics = population.Dynamics!;
        _neuron = profile.Neuron;
    }

    /// <summary>False where the chip's neurons cannot be what a population needs.</summary>
    public static bool Run(LoweredNetwork network, HardwareProfile profile, DiagnosticBag diagnostics)
    {
        var complete = true;
        foreach (var population in network.Populations)
        {
            complete &= population.FixedPoint is { } model
                ? HasFamily(population.Name, model.Family, profile, diagnostics)
                : IsQuantizable(population.Name, profile, diagnostics) && new FeatureCheck(population, profile, diagnostics).Run();
        }

        return complete;
    }

    static bool HasFamily(string population, string family, HardwareProfile profile, DiagnosticBag diagnostics)
    {
        var available = profile.Neuron.Variants.Prepend(profile.Neuron.Family).ToArray();
        if (available.Contains(family))
        {
            return true;
        }

        diagnostics.Add(QuantizationCodes.WrongFamily.With(
            $"Population '{population}' is of family {family}; '{profile.Name}' runs {string.Join(", ", available)}."));
        return false;
    }

    static bool IsQuantizable(string population, HardwareProfile profile, DiagnosticBag diagnostics)
    {
        if (profile.Neuron.Family is LifParameters.Family or Lif24Parameters.Family)
        {
            return true;
        }

        diagnostics.Add(QuantizationCodes.NeedsIntegerNetwork.With(
            $"Population '{population}' is real-valued; neurons of '{profile.Name}' are of family {profile.Neuron.Family}."));
        return false;
    }

    bool Run()
    {
        if (_neuron.Family == Lif24Parameters.Family)
        {
            // The rule of this circuit is fixed beyond what a profile says.
            Require(!_dynamics.PreviousCurrent, "a membrane that sees the current before its update");
            Require(_dynamics.RefractoryTicks == 0, "a refractory time");
        }

        Finite();
        Require(_neuron.SynapticCurrent || _dynamics.CurrentLoss is null, "a synaptic current");
        Require(_neuron.DecayBits > 0 || (Whole(_dynamics.MembraneLoss) && (_dynamics.CurrentLoss is not { } loss || Whole(loss))), "a leak");
        Require(_neuron.BiasBits > 0 || (Zero(_dynamics.Bias) && Zero(_dynamics.CurrentBias)), "a bias (or v_leak)");
        if (_dynamics.Fires)
        {
            Require(_dynamics.Threshold.Values.All(v => v >= 0), "a negative threshold");
            Require(_neuron.SubtractReset || _dynamics.Reset == ResetKind.ToValue, "a reset that subtracts the threshold");
            Require(_neuron.MaxSpikesPerTick > 1 || _dynamics.Reset != ResetKind.SubtractMultiple, "several spikes in one tick");
            Require(_neuron.ResetValue || _dynamics.Reset != ResetKind.ToValue || Zero(_dynamics.ResetValue), "a reset to another value than 0");
            Require(
                _neuron.ThresholdInclusive == _dynamics.Inclusive || _neuron.ThresholdShift == 0,
                _dynamics.Inclusive ? "spikes at v = threshold (v >= threshold)" : "no spikes at v = threshold (v > threshold)");
            Require(
                _dynamics.RefractoryTicks <= _neuron.MaxRefractoryTicks,
                $"a refractory time of {_dynamics.RefractoryTicks} ticks (at most {_neuron.MaxRefractoryTicks})");
        }

        return _complete;
    }

    void Finite()
    {
        foreach (var values in new[] { _dynamics.Bias, _dynamics.CurrentBias, _dynamics.Threshold, _dynamics.ResetValue })
        {
            if (values.Values.Any(v => !double.IsFinite(v)))
            {
                _diagnostics.Add(QuantizationCodes.NotFinite.With($"Population '{_population.Name}' has a parameter that is infinite or not a number."));
                _complete = false;
                return;
            }
        }
    }

    void Require(bool available, string feature)
    {
        if (!available)
        {
            _diagnostics.Add(QuantizationCodes.NotRepresentable.With(
                $"Population '{_population.Name}' needs {feature}, which neurons of '{_profile.Name}' (family {_neuron.Family}) do not have."));
            _complete = false;
        }
    }

    static bool Zero(ParameterValues values) => values.Values.All(v => v == 0);

    static bool Whole(ParameterValues losses) => losses.Values.All(v => v is 0 or 1);
}
