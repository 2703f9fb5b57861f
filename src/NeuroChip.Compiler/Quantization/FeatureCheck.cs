using NeuroChip.Compiler.Lowering;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Hardware;
using NeuroChip.Core.Networks;

namespace NeuroChip.Compiler.Quantization;

/// <summary>What a population asks of the neuron circuit that a profile may not have; one diagnostic for each.</summary>
sealed class FeatureCheck(LoweredPopulation population, HardwareProfile profile, DiagnosticBag diagnostics)
{
    readonly NeuronDynamics _dynamics = population.Dynamics!;
    readonly NeuronSpec _neuron = profile.Neuron;
    bool _complete = true;

    /// <summary>False where something is missing.</summary>
    public bool Run()
    {
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

    /// <summary>The rule of the lif24 circuit is fixed beyond what a profile says.</summary>
    public bool RunForLif24()
    {
        Require(!_dynamics.PreviousCurrent, "a membrane that sees the current before its update");
        Require(_dynamics.RefractoryTicks == 0, "a refractory time");
        return Run();
    }

    void Finite()
    {
        foreach (var values in new[] { _dynamics.Bias, _dynamics.CurrentBias, _dynamics.Threshold, _dynamics.ResetValue })
        {
            if (values.Values.Any(v => !double.IsFinite(v)))
            {
                diagnostics.Add(QuantizationCodes.NotFinite.With($"Population '{population.Name}' has a parameter that is infinite or not a number."));
                _complete = false;
                return;
            }
        }
    }

    void Require(bool available, string feature)
    {
        if (!available)
        {
            diagnostics.Add(QuantizationCodes.NotRepresentable.With(
                $"Population '{population.Name}' needs {feature}, which neurons of '{profile.Name}' (family {_neuron.Family}) do not have."));
            _complete = false;
        }
    }

    static bool Zero(ParameterValues values) => values.Values.All(v => v == 0);

    static bool Whole(ParameterValues losses) => losses.Values.All(v => v is 0 or 1);
}
