using System.Runtime.Intrinsics;

namespace NeuroChip.Host.Benchmarks.Limits;

/// <summary>32 codes in a 512-bit register.</summary>
readonly struct WideCodes512(Vector512<short> codes) : IWideCodes<WideCodes512>
{
    readonly Vector512<short> _codes = codes;

    public static int Width => Vector512<short>.Count;

    public static WideCodes512 Load(ref sbyte codes) => new(Vector512.WidenLower(Vector256.LoadUnsafe(ref codes).ToVector512Unsafe()));

    public static WideCodes512 operator +(WideCodes512 a, WideCodes512 b) => new(a._codes + b._codes);

    public void Store(ref short sums) => _codes.StoreUnsafe(ref sums);
}
