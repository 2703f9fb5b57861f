namespace NeuroChip.Emulator.Tests.Kernels;

/// <summary>
/// The 24-bit families written a second time, straight from their published equations: 64-bit integers, one neuron, branches, division
/// instead of shifts. States are those of the kernels, in their order.
/// </summary>
static class FamilySpec
{
    public delegate void Update(IReadOnlyDictionary<string, int> p, long[] state, long first, long second);

    const long Limit = (1 << 23) - 1;

    public static void Alif24(IReadOnlyDictionary<string, int> p, long[] s, long input, long _)
    {
        long theta0 = p["theta0_mant"] * 64L, bias = (long)Math.Floor(p["bias_mant"] * Math.Pow(2, p["bias_exp"]));
        s[0] = OneCorrection(Tz(s[0] * (4095 - p["delta_i"]), 4096) + (input * 64));
        s[1] = Math.Clamp(Tz(s[1] * (4096 - p["delta_v"]), 4096) + s[0] + bias, -Limit, Limit);
        s[2] = theta0 + Tz((s[2] - theta0) * (4096 - p["delta_theta"]), 4096);
        s[3] = Tz(s[3] * (4096 - p["delta_r"]), 4096);
        if (s[1] - s[3] >= s[2])
        {
            s[3] += 2 * s[2];
            s[2] += p["theta_step_mant"] * 64L;
        }
    }

    public static void Lif24b(IReadOnlyDictionary<string, int> p, long[] s, long input, long drawn)
    {
        var noise = p["noise_exp"] == 0 ? 0 : (long)decimal.Truncate((drawn + (64m * p["noise_offset"])) * (1L << p["noise_exp"]) / 128m);
        var q = Wrap(input + (p["noise_at_membrane"] == 0 ? noise : 0), 21);
        s[0] = Wrap(Tz(s[0] * (4095 - p["decay_u"]), 4096) + q, 23);
        var i = Wrap(s[0] + p["bias"] + (p["noise_at_membrane"] == 1 ? noise : 0), 23);
        s[1] = Math.Clamp(Tz(s[1] * (4096 - p["decay_v"]), 4096) + i, p["vmin"], p["vmax"]);
        s[1] = s[2] > 0 ? 0 : s[1];
        if (s[1] > p["vth"])
        {
            (s[1], s[2]) = (0, p["refract"]);
        }

        s[2] = Math.Max(s[2] - 1, 0);
    }

    public static void Wta24(IReadOnlyDictionary<string, int> p, long[] s, long input, long _)
    {
        var charge = Math.Clamp(input, -(1 << 23), 1 << 23) + p["bias"];
        s[0] = s[2] > 0 ? 0 : Math.Clamp(Tz(s[0] * (4096 - p["decay_v"]), 4096) + charge, p["vmin"], (1 << 23) - 1);
        s[1] = Math.Max(s[1] - p["theta_fall"], p["theta_least"] * 4096L);
        s[2] = Math.Max(s[2] - 1, 0);
        if (s[0] >= s[1] / 4096)
        {
            (s[0], s[1], s[2]) = (0, Math.Min(s[1] + p["theta_rise"], ((1L << 18) - 1) * 4096), p["refract"]);
        }
    }

    public static void Rf24Iz(IReadOnlyDictionary<string, int> p, long[] s, long re, long im)
    {
        Rf24(p, s, re, im);
        if (s[1] >= p["vth"])
        {
            (s[0], s[1]) = (0, p["vth"] - 1);
        }
    }

    public static void Rf24(IReadOnlyDictionary<string, int> p, long[] s, long re, long im)
    {
        long sin = p["sin"], cos = p["cos"], one = 1L << p["decay_bits"], scale = 1L << p["state_exp"];
        var real = Tz(cos * s[0], one) - Tz(sin * s[1], one) + (re * scale);
        var imaginary = Tz(sin * s[0], one) + Tz(cos * s[1], one) + (im * scale);
        (s[0], s[1]) = (Math.Clamp(real, -Limit, Limit), Math.Clamp(imaginary, -Limit, Limit));
    }

    public static void RfZero(IReadOnlyDictionary<string, int> p, long[] s, long a, long b)
    {
        long lct = p["lct"], lst = p["lst"];
        (s[0], s[1]) = (
            (int)(Floor(s[0] * lct, 1 << 15) - Floor(s[1] * lst, 1 << 15) + a),
            (int)(Floor(s[1] * lct, 1 << 15) + Floor(s[0] * lst, 1 << 15) + b));
    }

    // Division rounds toward zero.
    static long Tz(long value, long divisor) => value / divisor;

    static long Floor(long value, long divisor) => (value - (((value % divisor) + divisor) % divisor)) / divisor;

    static long Wrap(long value, int magnitudeBits)
    {
        var period = 1L << (magnitudeBits + 1);
        var shifted = (value + (period / 2)) % period;
        return (shifted < 0 ? shifted + period : shifted) - (period / 2);
    }

    static long OneCorrection(long value) => value > 1 << 23 ? value - (1 << 24) : value <= -(1 << 23) ? value + (1 << 24) : value;
}
