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
        "bitshift16" or "rf24" or "rf24-iz" or "rf-zero" => 2,
        _ => 1,
    };

    static Dictionary<(string Family, string Name), (int Min, int Max)> Build()
    {
        var ranges = new Dictionary<(string Family, string Name), (int Min, int Max)>();
        string[] loihi = ["lif24", "lif24-periodic-reset", "ternary24", "lif24b"];
        foreach (var family in loihi)
        {
            ranges[(family, "decay_u")] = (0, 4095);
            ranges[(family, "decay_v")] = (0, 4095);
            ranges[(family, "vth_mant")] = (0, (1 << 17) - 1);
            ranges[(family, "vth_hi_mant")] = (-(1 << 17), (1 << 17) - 1);
            ranges[(family, "vth_lo_mant")] = (-(1 << 17), (1 << 17) - 1);
            ranges[(family, "bias_mant")] = (-4096, 4095);

            // The chip stores 0…7; published reference models also accept negative exponents.
            ranges[(family, "bias_exp")] = (-31, 7);
        }

        foreach (var name in new[] { "delta_i", "delta_v", "delta_theta", "delta_r" })
        {
            ranges[("alif24", name)] = (0, 4095);
        }

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
        ranges[("event8", "threshold")] = (0, 255);
        ranges[("event8", "leak_strength")] = (0, 127);
        return ranges;
    }
}
