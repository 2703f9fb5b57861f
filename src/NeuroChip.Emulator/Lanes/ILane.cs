namespace NeuroChip.Emulator.Lanes;

/// <summary>
/// One or several 32-bit two's-complement integers that kernels compute with. Arithmetic wraps and every operation is total, so that
/// a kernel written once gives the same bits on every processor. A mask has all bits of an element set, or none.
/// </summary>
public interface ILane<T> where T : ILane<T>
{
    static abstract T Constant(int value);

    static abstract T operator +(T a, T b);

    static abstract T operator -(T a, T b);

    /// <summary>Low 32 bits of the product.</summary>
    static abstract T operator *(T a, T b);

    static abstract T operator &(T a, T b);

    static abstract T operator |(T a, T b);

    static abstract T operator ^(T a, T b);

    /// <param name="count">0…31, the same for all elements.</param>
    static abstract T operator <<(T a, int count);

    /// <summary>Arithmetic: floor(a / 2^count).</summary>
    /// <inheritdoc cref="op_LeftShift"/>
    static abstract T operator >>(T a, int count);

    /// <summary>Logical: zeros move in.</summary>
    /// <inheritdoc cref="op_LeftShift"/>
    static abstract T operator >>>(T a, int count);

    /// <summary>Low 32 bits of floor(a · b / 2^count); the product has 64 bits.</summary>
    /// <param name="count">0…32, the same for all elements.</param>
    static abstract T MulShiftRight(T a, T b, int count);

    static abstract T Min(T a, T b);

    static abstract T Max(T a, T b);

    /// <summary>Mask of a = b.</summary>
    static abstract T Equal(T a, T b);

    /// <summary>Mask of a &gt; b, signed.</summary>
    static abstract T GreaterThan(T a, T b);

    /// <summary>Mask of a ≥ b, signed.</summary>
    static abstract T GreaterOrEqual(T a, T b);

    /// <summary><paramref name="yes"/> where the mask is set, <paramref name="no"/> elsewhere.</summary>
    static abstract T Choose(T mask, T yes, T no);
}
