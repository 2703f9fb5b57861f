namespace NeuroChip.Emulator.Backends.Cpu;

/// <summary>A register of 16-bit sums: rows of codes are added here before they are widened, which halves the work.</summary>
interface IRowTile<T> where T : struct, IRowTile<T>
{
    /// <summary>Sums; divides half of <see cref="Planning.ExecutionPlan.LanePadding"/>.</summary>
    static abstract int Width { get; }

    /// <summary>Sign-extends consecutive codes.</summary>
    static abstract T Load(ref readonly sbyte codes);

    static abstract T Load(ref readonly short codes);

    /// <summary>Wraps; callers add no more rows than fit.</summary>
    static abstract T operator +(T a, T b);

    /// <summary>Adds each sum to its 32-bit accumulator.</summary>
    static abstract void AddTo(T sums, ref int accumulators);
}
