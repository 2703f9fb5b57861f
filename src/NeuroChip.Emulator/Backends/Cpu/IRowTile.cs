namespace NeuroChip.Emulator.Backends.Cpu;

/// <summary>A register of 16-bit words: rows are added here before they are widened, which halves the work.</summary>
interface IRowTile<T> where T : struct, IRowTile<T>
{
    /// <summary>Words; divides 32.</summary>
    static abstract int Width { get; }

    static abstract T Constant(short value);

    static abstract T Load(ref readonly short words);

    /// <summary>Wraps; callers add no more rows than fit.</summary>
    static abstract T operator +(T a, T b);

    static abstract T operator -(T a, T b);

    /// <param name="count">0…15.</param>
    static abstract T operator <<(T a, int count);

    /// <summary>Arithmetic.</summary>
    /// <inheritdoc cref="op_LeftShift"/>
    static abstract T operator >>(T a, int count);

    /// <summary>Adds each word, signed, to its 32-bit accumulator.</summary>
    static abstract void AddTo(T sums, ref int accumulators);
}
