namespace NeuroChip.Compiler.Quantization;

/// <summary>Widths of the integer parameters of published families, where they are known; all of int elsewhere.</summary>
static class ParameterRanges
{
    static readonly Dictionary<(string Family, string Name), (int Min, int Max)> Known = Build();

    public static (int Min, int Max) Of(string family, string name) =>
        Known.TryGetValue((family, name), out var range) ? range : (int.MinValue, int.MaxValue);

    /// <summary>Input channels that projections of a network can end in.</summary>
    public static int Ports(string family) => family switch
    {
        "axon4-full" => 4,
        "bitshift16" or "lif24b" or "rf24" or "rf24-iz" or "rf-zero" => 2,
        _ => 1,
    };

    static void AddWta24(Dictionary<(string Family, string Name), (int Min, int Max)> ranges, int decay, int state)
    {
        ranges[("wta24", "decay_v")] = (0, decay);
        ranges[("wta24", "theta0")] = (1, (1 << 18) - 1);
        ranges[("wta24", "theta_least")] = (1, (1 << 18) - 1);
        ranges[("wta24", "theta_rise")] = (0, state);
        ranges[("wta24", "theta_fall")] = (0, state);
        ranges[("wta24", "bias")] = (-state, state);
        ranges[("wta24", "vmin")] = (-state, 0);
        ranges[("wta24", "refract")] = (0, int.MaxValue);
    }

    static Dictionary<(string Family, string Name), (int Min, int Max)> Build()
    {
        var ranges = new Dictionary<(string Family, string Name), (int Min, int Max)>();
        const int decay = 4095, mantissa = (1 << 17) - 1, state = 1 << 23;
        foreach (var family in new[] { "lif24", "lif24-periodic-reset", "ternary24", "alif24" })
        {
            foreach (var name in new[] { "decay_u", "decay_v", "delta_i", "delta_v", "delta_theta", "delta_r" })
            {
                ranges[(family, name)] = (0, decay);
            }

            foreach (var name in new[] { "vth_mant", "theta0_mant", "theta_step_mant" })
            {
                ranges[(family, name)] = (0, mantissa);
            }

            ranges[(family, "vth_hi_mant")] = (-mantissa - 1, mantissa);
            ranges[(family, "vth_lo_mant")] = (-mantissa - 1, mantissa);
            ranges[(family, "bias_mant")] = (-4096, 4095);

            // The chip stores 0…7; published reference models also accept negative exponents.
            ranges[(family, "bias_exp")] = (-31, 7);
            ranges[(family, "u0")] = (-state, state);
            ranges[(family, "v0")] = (1 - state, state - 1);
        }

        ranges[("lif24-periodic-reset", "reset_interval")] = (1, int.MaxValue);
        ranges[("lif24-periodic-reset", "reset_offset")] = (0, int.MaxValue);
        AddLif24b(ranges, decay, state);
        AddWta24(ranges, decay, state);
        foreach (var family in new[] { "rf24", "rf24-iz" })
        {
            ranges[(family, "decay_bits")] = (0, 28);
            ranges[(family, "state_exp")] = (0, 30);
        }

        ranges[("rf-zero", "lct")] = (-(1 << 15), 1 << 15);
        ranges[("rf-zero", "lst")] = (-(1 << 15), 1 << 15);
        foreach (var family in new[] { "axon4", "axon4-full" })
        {
            ranges[(family, "leak")] = (-256, 255);
            ranges[(family, "threshold")] = (0, (1 << 18) - 1);
            ranges[(family, "negative_threshold")] = (1 - (1 << 18), 0);
            ranges[(family, "neg_threshold")] = (0, (1 << 18) - 1);
            ranges[(family, "reset_value")] = (1 - (1 << 18), (1 << 18) - 1);
            ranges[(family, "reset_mode")] = (0, 2);
            ranges[(family, "v0")] = (-(1 << 19), (1 << 19) - 1);
        }

        foreach (var type in new[] { "0", "1", "2", "3" })
        {
            ranges[("axon4-full", "weight" + type)] = (-256, 255);
            ranges[("axon4-full", "stoch_syn" + type)] = (0, 1);
        }

        foreach (var name in new[] { "shift_mem", "shift_syn1", "shift_syn2" })
        {
            ranges[("bitshift16", name)] = (0, 15);
        }

        ranges[("bitshift16", "threshold")] = (short.MinValue, short.MaxValue);
        ranges[("bitshift16", "bias")] = (short.MinValue, short.MaxValue);
        ranges[("bitshift16", "max_spikes")] = (1, 31);
        foreach (var family in new[] { "event8", "event8-sdsp" })
        {
            ranges[(family, "threshold")] = (0, 255);
            ranges[(family, "leak_strength")] = (0, 127);
            ranges[(family, "leak_enable")] = (0, 1);
        }

        foreach (var name in new[] { "ca_theta1", "ca_theta2", "ca_theta3" })
        {
            ranges[("event8-sdsp", name)] = (0, 7);
        }

        ranges[("event8-sdsp", "calcium_enable")] = (0, 1);
        ranges[("event8-sdsp", "theta_mem")] = (0, 255);
        ranges[("event8-sdsp", "ca_leak_period")] = (0, 31);
        return ranges;
    }

    static void AddLif24b(Dictionary<(string Family, string Name), (int Min, int Max)> ranges, int decay, int state)
    {
        const string family = "lif24b";
        ranges[(family, "decay_u")] = (0, decay);
        ranges[(family, "decay_v")] = (0, decay);
        ranges[(family, "vth")] = (-state, state);
        ranges[(family, "bias")] = (-state, state);
        ranges[(family, "refract")] = (0, int.MaxValue);
        ranges[(family, "vmin")] = (-state, 0);
        ranges[(family, "vmax")] = (0, state - 1);
        ranges[(family, "noise_exp")] = (0, 23);
        ranges[(family, "noise_offset")] = (-(1 << 16), 1 << 16);
        ranges[(family, "noise_at_membrane")] = (0, 1);
        ranges[(family, "noise_replayed")] = (0, 1);
    }
}
