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

    static abstract T Min(T a, T b);

    static abstract T Max(T a, T b);

    /// <summary>All bits of a word set where a = b, none elsewhere.</summary>
    static abstract T Equal(T a, T b);

    /// <param name="table">[64], aligned to a register.</param>
    /// <param name="index">0…63.</param>
    static abstract T LookUp(ref readonly short table, T index);

    static abstract void Store(T value, ref short words);

    /// <summary>Adds each word, signed, to its 32-bit accumulator.</summary>
    static abstract void AddTo(T sums, ref int accumulators);
}
