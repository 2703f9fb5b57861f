namespace NeuroChip.Host.Benchmarks.Limits;

/// <summary>A register of 8-bit codes that have been widened to 16 bits.</summary>
interface IWideCodes<T> where T : struct, IWideCodes<T>
{
    static abstract int Width { get; }

    static abstract T Load(ref sbyte codes);

    static abstract T operator +(T a, T b);

    void Store(ref short sums);
}
