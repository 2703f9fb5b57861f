using System.Collections.Immutable;
using NeuroChip.Core.Diagnostics.Codes;

namespace NeuroChip.Core.Learning;

/// <summary>A term under reading.</summary>
sealed class TermBuilder(bool negative)
{
    // Keeps products of numbers far from overflow; what is allowed is much less.
    const long GreatestProduct = 1 << 20;

    readonly ImmutableArray<RuleFactor>.Builder _factors = ImmutableArray.CreateBuilder<RuleFactor>();
    RuleGate? _gate;
    int _periodLog2;
    long _mantissa = negative ? -1 : 1;
    long _exponent;

    public void Add(RuleFactor factor) => _factors.Add(factor);

    public void Raise(int exponent) => _exponent += exponent;

    public void Multiply(int number, RuleText text, int offset)
    {
        _mantissa *= number;
        if (Math.Abs(_mantissa) > GreatestProduct)
        {
            throw text.Error(LearningCodes.OutOfRange, offset, $"The numbers of a term multiply to {_mantissa}.");
        }
    }

    /// <summary>False where the term has a gate.</summary>
    public bool TrySetGate(RuleGate gate, int periodLog2)
    {
        if (_gate is not null)
        {
            return false;
        }

        _gate = gate;
        _periodLog2 = periodLog2;
        return true;
    }

    /// <param name="offset">Where the term begins.</param>
    public RuleTerm Build(RuleText text, int offset)
    {
        var term = new RuleTerm
        {
            Gate = _gate ?? throw text.Error(LearningCodes.Syntax, offset, "A term needs a condition: x0, y0 or u."),
            PeriodLog2 = _periodLog2,
            Mantissa = (int)_mantissa,
            Exponent = (int)Math.Clamp(_exponent, short.MinValue, short.MaxValue),
            Factors = _factors.ToImmutable(),
        };
        return term.Problem() is { } problem ? throw text.Error(LearningCodes.OutOfRange, offset, $"{char.ToUpperInvariant(problem[0])}{problem[1..]}.") : term;
    }
}
