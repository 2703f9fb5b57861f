using System.Runtime.CompilerServices;
using NeuroChip.Emulator.Lanes;

namespace NeuroChip.Emulator.Learning;

/// <summary>
/// The update of one variable of the synapses of one lane by a sum of products, in 1/128 of its unit, as in the fixed-point learning of
/// Lava 0.11:
/// <code>
/// acc = z · 2^7
/// for every term:  m = gate · Π clamp(value + constant, −2^W, 2^W − 1) · mantissa
///                  m = clamp((m >> normalising shift) · 2^(exponent + 7), −32769, 32767)
///                  acc = clamp(acc + m, −32769, 32767)
/// z = clip(floor(acc / 128) + [r &lt; (acc mod 128) / 128])
/// </code>
/// </summary>
static class SumOfProducts
{
    /// <summary>Fraction bits of the sum.</summary>
    public const int FractionBits = 7;

    const int DrawBits = 16;

    const int LeastSum = -32769, GreatestSum = 32767;

    /// <summary>The sum after all terms, in 1/128.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Accumulate<T, TOperands>(ref TOperands operands, BoundRule rule)
        where T : ILane<T> where TOperands : ISynapseOperands<T>, allows ref struct
    {
        var sum = operands[rule.Slot] << FractionBits;
        foreach (var term in rule.Terms)
        {
            var product = Product<T, TOperands>(ref operands, term) << term.ScaleShift;
            sum = Saturate(sum + Saturate(product));
        }

        return sum;
    }

    /// <summary>The sum as a multiple of the rule's step, before it is limited to the range of the variable.</summary>
    /// <remarks>
    /// The reference limits the sum to the sign of excitatory and inhibitory weights before it rounds. Rounding is monotone and keeps 0, so the
    /// range of the result does the same.
    /// </remarks>
    /// <param name="draws">0…2^16.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Round<T>(T sum, T draws, BoundRule rule) where T : ILane<T>
    {
        var bits = FractionBits + rule.StepLog2;
        var fraction = (sum & T.Constant((1 << bits) - 1)) << (DrawBits - bits);
        // A mask is −1 where it is set.
        return ((sum >> bits) - T.GreaterThan(fraction, draws)) << rule.StepLog2;
    }

    /// <summary>A rounded value within the range of the rule's variable.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Limit<T>(T value, BoundRule rule) where T : ILane<T> => LaneMath.Clamp(value, T.Constant(rule.Least), T.Constant(rule.Greatest));

    // All factors but the last fit in 32 bits together (RuleTerm.ProductBits); the last one is multiplied in 64.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static T Product<T, TOperands>(ref TOperands operands, in BoundTerm term)
        where T : ILane<T> where TOperands : ISynapseOperands<T>, allows ref struct
    {
        var product = operands[term.Gate];
        var last = T.Constant(term.Mantissa);
        for (var i = 0; i < term.Factors.Length; i++)
        {
            var factor = Factor<T, TOperands>(ref operands, term.Factors[i]);
            if (i < term.Factors.Length - 1)
            {
                product *= factor;
            }
            else
            {
                last *= factor;
            }
        }

        return T.MulShiftRight(product, last, term.NormalisingShift);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static T Factor<T, TOperands>(ref TOperands operands, in BoundFactor factor)
        where T : ILane<T> where TOperands : ISynapseOperands<T>, allows ref struct
    {
        var value = operands[factor.Slot] + T.Constant(factor.Constant);
        var zero = T.Constant(0);
        return factor.SignOnly
            ? T.GreaterThan(zero, value) - T.GreaterThan(value, zero)
            : LaneMath.Clamp(value, T.Constant(-factor.Limit), T.Constant(factor.Limit - 1));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static T Saturate<T>(T value) where T : ILane<T> => LaneMath.Clamp(value, T.Constant(LeastSum), T.Constant(GreatestSum));
}
