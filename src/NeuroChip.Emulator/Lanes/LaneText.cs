using System.Globalization;

namespace NeuroChip.Emulator.Lanes;

/// <summary>
/// The name of an integer in C text. It computes nothing: each operation writes one statement to the <see cref="StatementList"/> that is open on
/// this thread, in operations that the text's header defines for its language. So kernels become device code from their one definition.
/// </summary>
/// <param name="Name">A variable or a literal.</param>
public readonly record struct LaneText(string Name) : ILane<LaneText>
{
    public static LaneText Constant(int value) => new(Literal(value));

    public static LaneText operator +(LaneText a, LaneText b) => Call("ADD", a, b);

    public static LaneText operator -(LaneText a, LaneText b) => Call("SUB", a, b);

    public static LaneText operator *(LaneText a, LaneText b) => Call("MUL", a, b);

    public static LaneText operator &(LaneText a, LaneText b) => Call("AND", a, b);

    public static LaneText operator |(LaneText a, LaneText b) => Call("OR", a, b);

    public static LaneText operator ^(LaneText a, LaneText b) => Call("XOR", a, b);

    public static LaneText operator <<(LaneText a, int count) => Call("SHL", a, Constant(count));

    public static LaneText operator >>(LaneText a, int count) => Call("SAR", a, Constant(count));

    public static LaneText operator >>>(LaneText a, int count) => Call("SHR", a, Constant(count));

    public static LaneText MulShiftRight(LaneText a, LaneText b, int count) => StatementList.Open.Assign($"MULSHIFT({a.Name}, {b.Name}, {count})");

    public static LaneText Min(LaneText a, LaneText b) => Call("MIN", a, b);

    public static LaneText Max(LaneText a, LaneText b) => Call("MAX", a, b);

    public static LaneText Equal(LaneText a, LaneText b) => Call("EQ", a, b);

    public static LaneText GreaterThan(LaneText a, LaneText b) => Call("GT", a, b);

    public static LaneText GreaterOrEqual(LaneText a, LaneText b) => Call("GE", a, b);

    public static LaneText Choose(LaneText mask, LaneText yes, LaneText no) =>
        StatementList.Open.Assign($"CHOOSE({mask.Name}, {yes.Name}, {no.Name})");

    static LaneText Call(string operation, LaneText a, LaneText b) => StatementList.Open.Assign($"{operation}({a.Name}, {b.Name})");

    // In C the least integer is no literal: it would be the negation of one that does not fit.
    static string Literal(int value) => value switch
    {
        int.MinValue => "(-2147483647 - 1)",
        < 0 => $"({value.ToString(CultureInfo.InvariantCulture)})",
        _ => value.ToString(CultureInfo.InvariantCulture),
    };
}
