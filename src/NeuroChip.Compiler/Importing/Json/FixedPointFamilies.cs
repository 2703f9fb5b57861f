using System.Collections.Frozen;

namespace NeuroChip.Compiler.Importing.Json;

/// <summary>Integer neuron families that a population may name as its model.</summary>
static class FixedPointFamilies
{
    static readonly string[] Lif = ["decay_u", "decay_v", "vth_mant", "bias_mant", "bias_exp", "u0", "v0"];
    static readonly string[] AxonType = ["leak", "threshold", "reset_value", "reset_mode", "v0"];
    static readonly string[] Resonator = ["sin", "cos", "decay_bits", "state_exp", "vth"];

    /// <summary>Parameters by family; null where the family's kernel alone knows them.</summary>
    public static readonly FrozenDictionary<string, string[]?> Parameters = new Dictionary<string, string[]?>
    {
        ["lif24"] = Lif,
        ["lif24-periodic-reset"] = [.. Lif, "reset_interval", "reset_offset"],
        ["ternary24"] = ["decay_u", "decay_v", "vth_hi_mant", "vth_lo_mant", "bias_mant", "bias_exp", "u0", "v0"],
        ["lif24b"] = ["decay_u", "decay_v", "vth", "bias", "refract", "vmin", "vmax"],
        ["alif24"] = ["delta_i", "delta_v", "delta_theta", "delta_r", "theta0_mant", "theta_step_mant", "bias_mant", "bias_exp"],
        ["rf24"] = Resonator,
        ["rf24-iz"] = Resonator,
        ["rf-zero"] = ["lct", "lst", "uth"],
        ["axon4"] = [.. AxonType, "negative_threshold", "negative_compare_inclusive"],
        ["axon4-full"] =
        [
            .. AxonType, "neg_threshold", "neg_saturate", "leak_reversal", "stoch_leak", "threshold_mask",
            "weight0", "weight1", "weight2", "weight3", "stoch_syn0", "stoch_syn1", "stoch_syn2", "stoch_syn3",
        ],
        ["bitshift16"] = ["revision", "shift_mem", "shift_syn1", "shift_syn2", "threshold", "bias", "max_spikes", "alias"],
        ["event8"] = null,
        ["event8-sdsp"] = null,
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
