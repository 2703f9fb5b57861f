using System.Globalization;

namespace NeuroChip.Emulator.Tests.Learning;

/// <summary>A learning rule as data, for an oracle that shares no type with the engine; the engine reads its text.</summary>
/// <param name="Target">w, t or d.</param>
sealed record OracleRule(string Target, OracleTerm[] Terms)
{
    public override string ToString() => $"d{Target} = {string.Concat(Terms.Select(term => term.ToString()))}";
}

/// <param name="Gate">x0, y0 or u.</param>
/// <param name="Period">For u: every 2^Period epochs.</param>
sealed record OracleTerm(string Gate, int Period, int Mantissa, int Exponent, OracleFactor[] Factors)
{
    public override string ToString()
    {
        var gate = Gate == "u" && Period > 0 ? "u" + Period.ToString(CultureInfo.InvariantCulture) : Gate;
        var factors = string.Concat(Factors.Select(factor => $"*{factor}"));
        return string.Create(CultureInfo.InvariantCulture, $" {(Mantissa < 0 ? '-' : '+')} {Math.Abs(Mantissa)}*2^{Exponent}*{gate}{factors}");
    }
}

/// <param name="Name">A trace, w, t, d, x0 or y0.</param>
/// <param name="Constant">Added before the width limits, or before the sign is taken.</param>
sealed record OracleFactor(string Name, int Constant, bool Sign)
{
    public override string ToString()
    {
        var sum = Constant == 0 ? Name : Name + Constant.ToString("+0;-0", CultureInfo.InvariantCulture);
        return Sign ? $"sgn({sum})" : Constant == 0 ? sum : $"({sum})";
    }
}
