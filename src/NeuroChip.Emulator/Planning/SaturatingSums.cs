using System.Runtime.CompilerServices;
using NeuroChip.Emulator.Lanes;

namespace NeuroChip.Emulator.Planning;

/// <summary>
/// Additions that saturate one by one, made before the value that they start from is known. A sequence of saturating additions is the function
/// x → clamp(x + a, f(least), f(greatest)), where a is the plain sum of what is added, f(least) the outcome for the least x, and f(greatest) that
/// for the greatest. So three sums a port say exactly what any x becomes, in lanes, whatever saturates on the way. Sums start from 0: the second
/// counts from the least value, within [0, 65535], the third from the greatest, within [−65535, 0].
/// </summary>
public static class SaturatingSums
{
    const int Range = ushort.MaxValue;

    /// <summary>Limits of the sums of a port, in their order; null: the sum wraps.</summary>
    public static SumLimits?[] Limits { get; } = [null, new(0, Range), new(-Range, 0)];

    /// <summary>What <paramref name="value"/>, of 16 bits, becomes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Apply<T>(T value, T plain, T fromLeast, T fromGreatest) where T : ILane<T> =>
        LaneMath.Clamp(value + plain, fromLeast + T.Constant(short.MinValue), fromGreatest + T.Constant(short.MaxValue));
}
