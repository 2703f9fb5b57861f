using System.Collections.Immutable;

namespace NeuroChip.Core.Learning;

/// <summary>gate · mantissa · 2^exponent · product of the factors.</summary>
public sealed record RuleTerm
{
    public const int LeastMantissa = -8, GreatestMantissa = 7, LeastExponent = -7, GreatestExponent = 8;

    /// <summary>Epochs between two of gate u are 2^k with k up to this.</summary>
    public const int GreatestPeriodLog2 = 30;

    /// <summary>
    /// Bits that all factors but the last may have together: their product is formed in 32 bits, the last one multiplied in 64. Any four
    /// factors fit.
    /// </summary>
    public const int ProductBits = 30;

    const int GreatestConstant = 1 << 15;

    // Bits of a mantissa, and of the result that a product is normalised to.
    const int MantissaBits = 4, NormalBits = 15;

    public required RuleGate Gate { get; init; }

    /// <summary>For <see cref="RuleGate.Epoch"/>: k of 2^k epochs.</summary>
    public int PeriodLog2 { get; init; }

    public required int Mantissa { get; init; }

    public required int Exponent { get; init; }

    public ImmutableArray<RuleFactor> Factors { get; init; } = [];

    /// <summary>Right shift that brings a product of full width to 15 bits. It is not compensated: two traces are divided by 8.</summary>
    public int NormalisingShift => Math.Max(0, Factors.Sum(factor => RuleVariables.Width(factor.Variable)) + MantissaBits - NormalBits);

    /// <summary>What is wrong with the numbers, with the range allowed; null where nothing is.</summary>
    public string? Problem()
    {
        if (Mantissa is < LeastMantissa or > GreatestMantissa)
        {
            return $"the factor {Mantissa} of a term is outside {LeastMantissa} … {GreatestMantissa}; take powers of two out, as in 3*2^2 for 12";
        }

        if (Exponent is < LeastExponent or > GreatestExponent)
        {
            return $"the power 2^{Exponent} of a term is outside 2^{LeastExponent} … 2^{GreatestExponent}";
        }

        if (PeriodLog2 is < 0 or > GreatestPeriodLog2)
        {
            return $"the period of u{PeriodLog2} is outside 2^0 … 2^{GreatestPeriodLog2} epochs";
        }

        if (Factors.FirstOrDefault(factor => Math.Abs((long)factor.Constant) > GreatestConstant) is { Constant: not 0 } large)
        {
            return $"the constant {large.Constant} is outside −{GreatestConstant} … {GreatestConstant}";
        }

        return Factors.SkipLast(1).Sum(factor => RuleVariables.Width(factor.Variable)) <= ProductBits && NormalisingShift <= 32
            ? null
            : $"a term has {Factors.Length} factors, more than its product has room for; four always fit";
    }
}
