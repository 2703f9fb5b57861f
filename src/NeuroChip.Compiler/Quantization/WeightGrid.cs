using NeuroChip.Core.Hardware;
using NeuroChip.Core.Networks;

namespace NeuroChip.Compiler.Quantization;

/// <summary>The codes that a synapse can hold: mantissa · Step for every mantissa from Min to Max.</summary>
/// <param name="Binary">True: the code is a sign, −1 or +1, and 0 stands only where there is no synapse.</param>
readonly record struct WeightGrid(int Min, int Max, int Step, bool Binary, WeightSignMode SignMode)
{
    /// <summary>Null where the chip has no such format.</summary>
    /// <param name="bits">1…8; the sign is included where weights have both signs.</param>
    public static WeightGrid? For(SynapseSpec synapse, int bits, bool anyNegative, bool anyPositive)
    {
        if (synapse.SignModes)
        {
            return WithSignMode(bits, anyNegative, anyPositive);
        }

        if (!synapse.Signed)
        {
            return anyNegative ? null : new WeightGrid(0, (1 << bits) - 1, 1, false, WeightSignMode.Excitatory);
        }

        var largest = Math.Max(1, (1 << (bits - 1)) - 1);
        return new WeightGrid(-largest, largest, 1, bits == 1, WeightSignMode.Mixed);
    }

    // Loihi: mixed weights lose a bit to the sign, and codes have zeros below their bits; see CodeFormat.Truncate for the chip's own rule.
    static WeightGrid? WithSignMode(int bits, bool anyNegative, bool anyPositive) => (anyNegative, anyPositive) switch
    {
        (true, true) when bits == 1 => null,
        (true, true) => new WeightGrid(-(1 << (bits - 1)) + 1, (1 << (bits - 1)) - 1, 1 << (9 - bits), false, WeightSignMode.Mixed),
        (true, false) => new WeightGrid(-(1 << bits) + 1, 0, 1 << (8 - bits), false, WeightSignMode.Inhibitory),
        _ => new WeightGrid(0, (1 << bits) - 1, 1 << (8 - bits), false, WeightSignMode.Excitatory),
    };

    /// <summary>Largest magnitude of a mantissa.</summary>
    public int Largest => Math.Max(-Min, Max);

    /// <summary>Nearest mantissa, halves to even.</summary>
    public int Nearest(double weight, double scale) =>
        Binary ? (weight < 0 ? -1 : 1) : Saturate(Math.Round(weight / scale, MidpointRounding.ToEven));

    /// <summary>One of the two neighbouring mantissas, so that the expected value is the weight.</summary>
    /// <param name="uniform">In [0, 1).</param>
    public int Stochastic(double weight, double scale, double uniform) =>
        Binary ? (uniform < ((weight / scale) + 1) / 2 ? 1 : -1) : Saturate(Math.Floor((weight / scale) + uniform));

    int Saturate(double mantissa) => (int)Math.Clamp(mantissa, Min, Max);
}
