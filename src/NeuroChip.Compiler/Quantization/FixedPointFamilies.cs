using System.Collections.Frozen;

namespace NeuroChip.Compiler.Quantization;

/// <summary>Integer neuron families that a population may name as its model.</summary>
static class FixedPointFamilies
{
    static readonly string[] Bias = ["bias_mant", "bias_exp"];
    static readonly string[] BiasAndStart = [.. Bias, "u0", "v0"];
    static readonly string[] AxonType = ["leak", "reset_value", "reset_mode", "v0"];
    static readonly FamilyParameters Resonator = new(["sin", "cos", "decay_bits", "vth"], ["state_exp"]);

    /// <summary>Parameters by family.</summary>
    public static readonly FrozenDictionary<string, FamilyParameters> Parameters = new Dictionary<string, FamilyParameters>
    {
        ["lif24"] = new(["decay_u", "decay_v", "vth_mant"], BiasAndStart),
        ["lif24-periodic-reset"] = new(["decay_u", "decay_v", "vth_mant", "reset_interval", "reset_offset"], BiasAndStart),
        ["ternary24"] = new(["decay_u", "decay_v", "vth_hi_mant", "vth_lo_mant"], BiasAndStart),
        ["lif24b"] = new(
            ["decay_u", "decay_v", "vth"],
            ["bias", "refract", "vmin", "vmax", "noise_exp", "noise_offset", "noise_at_membrane", "noise_replayed"]),
        ["alif24"] = new(["delta_i", "delta_v", "delta_theta", "delta_r", "theta0_mant", "theta_step_mant"], Bias),
        ["wta24"] = new(["decay_v", "theta0"], ["bias", "vmin", "refract", "theta_rise", "theta_fall", "theta_least"]),
        ["rf24"] = Resonator,
        ["rf24-iz"] = Resonator,
        ["rf-zero"] = new(["lct", "lst", "uth"], []),
        ["axon4"] = new(["threshold", "negative_threshold"], [.. AxonType, "negative_compare_inclusive"]),
        ["axon4-full"] = new(
            ["threshold"],
            [
                .. AxonType, "neg_threshold", "neg_saturate", "leak_reversal", "stoch_leak", "threshold_mask",
                "weight0", "weight1", "weight2", "weight3", "stoch_syn0", "stoch_syn1", "stoch_syn2", "stoch_syn3",
            ]),
        ["bitshift16"] = new(["threshold"], ["revision", "shift_mem", "shift_syn1", "shift_syn2", "bias", "max_spikes", "alias"]),
        ["event8"] = new(["threshold"], ["leak_strength", "leak_enable"]),
        ["event8-sdsp"] = new(
            ["threshold"],
            ["leak_strength", "leak_enable", "calcium_enable", "theta_mem", "ca_theta1", "ca_theta2", "ca_theta3", "ca_leak_period"]),
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
