using System.Runtime.Intrinsics;

namespace NeuroChip.Host.Benchmarks.Limits;

/// <summary>16 codes in a 256-bit register.</summary>
readonly struct WideCodes256(Vector256<short> codes) : IWideCodes<WideCodes256>
{
    readonly Vector256<short> _codes = codes;

    public static int Width => Vector256<short>.Count;

    public static WideCodes256 Load(ref sbyte codes) => new(Vector256.WidenLower(Vector128.LoadUnsafe(ref codes).ToVector256Unsafe()));

    public static WideCodes256 operator +(WideCodes256 a, WideCodes256 b) => new(a._codes + b._codes);

    public void Store(ref short sums) => _codes.StoreUnsafe(ref sums);
}
