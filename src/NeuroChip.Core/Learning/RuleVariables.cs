using System.Collections.Immutable;

namespace NeuroChip.Core.Learning;

/// <summary>Names and formats of the variables of learning rules.</summary>
public static class RuleVariables
{
    /// <summary>Traces of a source or target unit: x1, x2, y1, y2, y3.</summary>
    public const int Traces = 5;

    /// <summary>Names in rules, by <see cref="RuleVariable"/>: w is the weight, t and d are the tags.</summary>
    public static ImmutableArray<string> Names { get; } = ["x1", "x2", "y1", "y2", "y3", "x0", "y0", "w", "t", "d"];

    public static string Name(RuleVariable variable) => Names[(int)variable];

    /// <summary>Whether it is a trace; <see cref="RuleVariable.X1"/> to <see cref="RuleVariable.Y3"/>.</summary>
    public static bool IsTrace(RuleVariable variable) => variable <= RuleVariable.Y3;

    /// <summary>Whether it is a trace of the source unit.</summary>
    public static bool IsSourceTrace(RuleVariable variable) => variable <= RuleVariable.X2;

    /// <summary>
    /// Bits besides the sign that a factor of this variable is limited to, and that count for the normalisation of products: 7 for traces,
    /// 9 for weight and tags, 1 for conditions.
    /// </summary>
    public static int Width(RuleVariable variable) => variable switch
    {
        <= RuleVariable.Y3 => 7,
        RuleVariable.X0 or RuleVariable.Y0 => 1,
        _ => 9,
    };
}
